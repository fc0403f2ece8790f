package io.truevalue.permission.catalogue;

import static io.truevalue.permission.catalogue.Scope.ALL;
import static io.truevalue.permission.catalogue.Scope.OWN;
import static io.truevalue.permission.catalogue.Scope.TEAM;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The roles that every organisation has and none can change. What they hold grows with the catalogue. */
public enum SystemRole {
    ADMIN {
        @Override
        public List<Permission> permissions() {
            return Catalogue.all().stream().filter(each -> each.scope() == ALL).toList();
        }
    },
    MANAGER {
        @Override
        public List<Permission> permissions() {
            return new Grant()
                    .on(Catalogue.RECORDS, ALL, "read")
                    .on(Catalogue.RECORDS, TEAM, "read", "write", "delete")
                    .on(Catalogue.SETTINGS, ALL, "read")
                    .on(Catalogue.BATCHES, OWN, "read", "write")
                    .on(Catalogue.ORGANIZATION, ALL, "read")
                    .on(List.of("teams", "invites"), ALL, "write")
                    .on(Catalogue.INSIGHT, ALL, "read", "write")
                    .list();
        }
    },
    MEMBER {
        @Override
        public List<Permission> permissions() {
            return new Grant()
                    .on(Catalogue.RECORDS, OWN, "read", "write")
                    .on(Catalogue.SETTINGS, ALL, "read")
                    .on(List.of("change-sets"), OWN, "read", "write")
                    .on(Catalogue.ORGANIZATION, ALL, "read")
                    .on(Catalogue.INSIGHT, ALL, "read")
                    .list();
        }
    },
    VIEWER {
        @Override
        public List<Permission> permissions() {
            return new Grant()
                    .on(Catalogue.RECORDS, ALL, "read")
                    .on(Catalogue.SETTINGS, ALL, "read")
                    .on(Catalogue.ORGANIZATION, ALL, "read")
                    .on(Catalogue.INSIGHT, ALL, "read")
                    .list();
        }
    };

    public abstract List<Permission> permissions();

    public String roleName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<SystemRole> named(String name) {
        return Arrays.stream(values())
                .filter(role -> role.roleName().equals(name))
                .findFirst();
    }

    private static final class Grant {
        private final List<Permission> permissions = new ArrayList<>();

        Grant on(List<String> resources, Scope scope, String... actions) {
            for (String resource : resources) {
                Stream.of(actions)
                        .map(action -> new Permission(resource, action, scope))
                        .forEach(permissions::add);
            }
            return this;
        }

        List<Permission> list() {
            return List.copyOf(permissions);
        }
    }
}
