package io.truevalue.permission.preview;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Ends a transaction that was never meant to be kept, with what it showed. */
final class TakenBack extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<UUID> touched;
    private final transient Map<UUID, Set<String>> held;

    TakenBack(List<UUID> touched, Map<UUID, Set<String>> held) {
        super("taken back", null, false, false);
        this.touched = touched;
        this.held = held;
    }

    /** Of everybody whom the change touched; who then holds nothing, with nothing. */
    Map<UUID, Set<String>> heldByAll() {
        Map<UUID, Set<String>> all = new HashMap<>();
        touched.forEach(user -> all.put(user, held.getOrDefault(user, Set.of())));
        return all;
    }
}
