package io.truevalue.permission.catalogue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The roles that every organisation has and none can change. What they hold is declared by the services beside each
 * action, and grows with the catalogue; an admin holds all of it.
 */
public enum SystemRole {
    ADMIN,
    MANAGER,
    MEMBER,
    VIEWER;

    public String roleName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<SystemRole> named(String name) {
        return Arrays.stream(values())
                .filter(role -> role.roleName().equals(name))
                .findFirst();
    }
}
