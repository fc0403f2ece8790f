package io.truevalue.permission.assignment;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.truevalue.tenancy.OrgId;
import io.truevalue.tenancy.calls.ServiceCalls;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who belongs to an organisation and who owns it, as org says. */
@Singleton
class Memberships {
    private final ServiceCalls services;

    Memberships(ServiceCalls services) {
        this.services = services;
    }

    /** One membership of a user. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Membership(UUID orgId, String slug, String name, String status, boolean owner) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Answer(List<Membership> items) {}

    boolean owns(OrgId org, UUID user) {
        return find(org, user).filter(Membership::owner).isPresent();
    }

    Optional<Membership> find(OrgId org, UUID user) {
        return services.get("org", "/internal/memberships?user_id=" + user, Answer.class).items().stream()
                .filter(membership -> membership.orgId().equals(org.value()))
                .findFirst();
    }
}
