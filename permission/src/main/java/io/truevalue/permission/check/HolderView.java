package io.truevalue.permission.check;

import java.util.List;
import java.util.UUID;

/**
 * Somebody who holds a permission.
 *
 * @param permissions as they hold it, without what another covers
 */
record HolderView(UUID userId, List<String> permissions, List<SourceView> sources) {}
