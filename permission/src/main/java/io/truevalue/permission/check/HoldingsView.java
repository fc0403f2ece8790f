package io.truevalue.permission.check;

import java.util.List;
import java.util.UUID;

/**
 * All that one user holds.
 *
 * @param suspended while it all rests
 * @param roles held directly or by a team
 * @param teams ids
 */
record HoldingsView(
        UUID userId, boolean suspended, List<String> roles, List<String> teams, List<HeldPermission> permissions) {
    /**
     * One permission.
     *
     * @param name as it is held
     * @param description in plain words
     */
    record HeldPermission(String name, String description, List<SourceView> sources) {}
}
