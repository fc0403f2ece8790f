package io.truevalue.permission.role;

import io.truevalue.web.Patched;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A merge patch of a role; a list that it names replaces the old one, and null empties it. */
record RoleChange(
        @Nullable Patched<String> name,
        @Nullable Patched<List<@Nullable String>> permissions,
        @Nullable Patched<List<@Nullable String>> inherits) {}
