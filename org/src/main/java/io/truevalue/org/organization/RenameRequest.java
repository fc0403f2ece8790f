package io.truevalue.org.organization;

import io.truevalue.web.Patched;
import org.jspecify.annotations.Nullable;

/** A merge patch of an organisation. */
record RenameRequest(@Nullable Patched<String> name) {}
