package io.truevalue.permission.team;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.truevalue.tenancy.OrgId;
import io.truevalue.tenancy.calls.ServiceCalls;
import io.truevalue.tenancy.database.Transactions;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Which teams there are and who is in them, as other features of this service ask. */
@Singleton
public class Teams {
    private final TeamStore store;
    private final ServiceCalls services;
    private final Transactions transactions;

    Teams(TeamStore store, ServiceCalls services, Transactions transactions) {
        this.store = store;
        this.services = services;
        this.transactions = transactions;
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Team(UUID id, String name) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Answer(List<Team> items) {}

    /** Must run in a transaction. */
    public List<UUID> membersOf(UUID team) {
        return store.membersOf(team);
    }

    /**
     * Those of the teams that there are not. One whose event has not come yet is asked of org, so that a team can be given
     * a role in the moment that it is made. Must not run in a transaction.
     */
    public List<UUID> unknown(OrgId org, Collection<UUID> teams) {
        List<UUID> missing = new ArrayList<>(teams);
        missing.removeAll(transactions.reading(() -> store.known(teams)));
        if (missing.isEmpty()) {
            return missing;
        }
        String ids = missing.stream().map(UUID::toString).collect(Collectors.joining(","));
        List<Team> found =
                services.get("org", "/internal/teams?ids=" + ids, Answer.class).items();
        transactions.run(() -> found.forEach(team -> store.put(org.value(), team.id(), team.name())));
        missing.removeAll(found.stream().map(Team::id).toList());
        return missing;
    }
}
