package io.truevalue.permission.check;

import io.truevalue.permission.grant.Grants;
import io.truevalue.permission.grant.ReadGrants;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.tenancy.permission.Permission;
import io.truevalue.web.problem.CommonProblem;
import io.truevalue.web.problem.Problem;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Answers whether somebody may do something, one question or many in one reading. */
@Singleton
class CheckPermission {
    private static final int MOST = 200;

    private final Decide decide;
    private final ReadGrants grants;
    private final Transactions transactions;

    CheckPermission(Decide decide, ReadGrants grants, Transactions transactions) {
        this.decide = decide;
        this.grants = grants;
        this.transactions = transactions;
    }

    Decision check(CheckRequest request) {
        Permission asked = decide.permissionOf(request, "");
        UUID user = Decide.userOf(request);
        return transactions.reading(() ->
                new Decision(decide.decide(user, asked, request.resource()).allowed()));
    }

    BatchDecision checkAll(BatchRequest request) {
        List<CheckRequest> checks = request.checks() == null ? List.of() : request.checks();
        if (checks.isEmpty() || checks.size() > MOST) {
            throw invalid("1 to " + MOST + " questions");
        }
        List<Permission> asked = new ArrayList<>();
        List<UUID> users = new ArrayList<>();
        for (int i = 0; i < checks.size(); i++) {
            if (Objects.isNull(checks.get(i))) {
                throw CommonProblem.VALIDATION_FAILED
                        .because("Check the fields that are named and send them again.")
                        .field("checks[" + i + "]", "required", "a question");
            }
            asked.add(decide.permissionOf(checks.get(i), "checks[" + i + "]."));
            users.add(Decide.userOf(checks.get(i)));
        }
        return transactions.reading(() -> {
            Map<UUID, Grants> held = new HashMap<>();
            List<Decision> results = new ArrayList<>();
            for (int i = 0; i < checks.size(); i++) {
                UUID user = users.get(i);
                Grants theirs = held.computeIfAbsent(user, grants::of);
                results.add(new Decision(
                        decide.decide(user, theirs, asked.get(i), checks.get(i).resource())
                                .allowed()));
            }
            return new BatchDecision(results);
        });
    }

    private static Problem invalid(String message) {
        return CommonProblem.VALIDATION_FAILED
                .because("The field checks is not valid: " + message + ".")
                .field("checks", "invalid_size", message);
    }
}
