package io.truevalue.org.member;

import io.truevalue.tenancy.calls.ServiceCalls;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Asks auth who somebody is: one signed call, however many. */
@Singleton
public class People {
    private final ServiceCalls services;

    People(ServiceCalls services) {
        this.services = services;
    }

    /** Who is no more is not in it. */
    Map<UUID, Person> of(List<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return services
                .post("auth", "/internal/users/bulk", new Person.Question(ids), Person.Answer.class)
                .items()
                .stream()
                .collect(Collectors.toMap(Person::id, Function.identity()));
    }

    /** Those of the users who have a second factor; at most a thousand are asked for. */
    Set<UUID> withSecondFactor(List<UUID> ids) {
        return Set.copyOf(
                services.post("auth", "/internal/users/second-factors", new Person.Question(ids), Person.Holders.class)
                        .items());
    }

    public Optional<Person> find(UUID id) {
        return Optional.ofNullable(of(List.of(id)).get(id));
    }
}
