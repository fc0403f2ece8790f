package io.truevalue.permission.catalogue;

import io.truevalue.tenancy.catalogue.Action;
import io.truevalue.tenancy.catalogue.Field;
import io.truevalue.tenancy.catalogue.Resource;
import io.truevalue.tenancy.catalogue.ServiceCatalogue;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.tenancy.permission.Permission;
import io.truevalue.web.problem.CommonProblem;
import io.truevalue.web.problem.Problem;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what a service declares. Saying it again changes nothing, an older version neither; a resource stays the
 * service's that declared it first.
 */
@Singleton
class RegisterCatalogue {
    private static final Logger log = LoggerFactory.getLogger(RegisterCatalogue.class);

    private final CatalogueStore store;
    private final Catalogue catalogue;
    private final Transactions transactions;
    private final Clock clock;

    RegisterCatalogue(CatalogueStore store, Catalogue catalogue, Transactions transactions, Clock clock) {
        this.store = store;
        this.catalogue = catalogue;
        this.transactions = transactions;
        this.clock = clock;
    }

    void register(String service, ServiceCatalogue declared) {
        declared.resources().forEach(RegisterCatalogue::verify);
        List<String> names = declared.resources().stream().map(Resource::name).toList();
        if (new HashSet<>(names).size() != names.size()) {
            throw refused("a resource is declared twice");
        }
        boolean changed = transactions.in(() -> {
            if (!store.put(service, declared, clock.instant())) {
                return false;
            }
            store.own(service, names);
            List<String> others = store.ownedByOthers(service, names);
            if (!others.isEmpty()) {
                throw refused("another service declared " + String.join(", ", others));
            }
            store.clearSystemRoles(service);
            for (SystemRole role : SystemRole.values()) {
                store.addToSystemRole(service, role, heldBy(role, declared));
            }
            return true;
        });
        if (changed) {
            catalogue.forget();
            log.info("{} declares version {} of its catalogue", service, declared.version());
        }
    }

    private static Set<String> heldBy(SystemRole role, ServiceCatalogue declared) {
        Set<String> held = new HashSet<>();
        declared.resources().stream()
                .flatMap(resource -> CatalogueSnapshot.heldBy(role, resource))
                .forEach(permission -> held.add(permission.name()));
        return held;
    }

    private static void verify(Resource resource) {
        for (Action action : resource.actions()) {
            Permission whole = Permission.of(resource.name(), action.name());
            Stream<Permission> each = Stream.concat(
                    Stream.of(whole),
                    resource.fields().stream().map(Field::name).map(whole::ofField));
            each.filter(permission -> Permission.parse(permission.name()).isEmpty())
                    .findFirst()
                    .ifPresent(bad -> {
                        throw refused(bad.name() + " is no permission");
                    });
            action.roles().keySet().stream()
                    .filter(role -> SystemRole.named(role).isEmpty())
                    .findFirst()
                    .ifPresent(role -> {
                        throw refused("there is no system role " + role);
                    });
        }
    }

    private static Problem refused(String why) {
        return CommonProblem.VALIDATION_FAILED.because("The catalogue is refused: " + why + ".");
    }
}
