package io.truevalue.permission.check;

import io.truevalue.permission.catalogue.Catalogue;
import io.truevalue.permission.catalogue.Permission;
import io.truevalue.permission.catalogue.Scope;
import io.truevalue.permission.grant.ReadGrants;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.problem.CommonProblem;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Decides by what somebody holds at this moment, whatever their token says. */
@Singleton
class CheckPermission {
    private final ReadGrants grants;
    private final Transactions transactions;

    CheckPermission(ReadGrants grants, Transactions transactions) {
        this.grants = grants;
        this.transactions = transactions;
    }

    Decision check(CheckRequest request) {
        Permission asked = Catalogue.find(request.permission() == null ? "" : request.permission())
                .orElseThrow(() -> CommonProblem.VALIDATION_FAILED
                        .because("There is no such permission.")
                        .field("permission", "unknown_permission", "one of the catalogue"));
        Principal actor = Tenancy.current();
        UUID user = request.userId() == null ? actor.user().value() : request.userId();
        if (!user.toString().equals(actor.id())) {
            actor.require("assignments:read");
        }
        Set<String> held = transactions.reading(() -> grants.of(user).permissions());
        return new Decision(asked.isCoveredBy(held) || coversOwn(asked, held, user, request.resource()));
    }

    private static boolean coversOwn(
            Permission asked, Set<String> held, UUID user, CheckRequest.@Nullable Resource resource) {
        return resource != null
                && user.equals(resource.ownerId())
                && new Permission(asked.resource(), asked.action(), Scope.OWN).isCoveredBy(held);
    }
}
