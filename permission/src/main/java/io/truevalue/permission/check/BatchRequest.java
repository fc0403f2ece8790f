package io.truevalue.permission.check;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Many questions at once.
 *
 * @param checks at most 200
 */
record BatchRequest(@Nullable List<CheckRequest> checks) {}
