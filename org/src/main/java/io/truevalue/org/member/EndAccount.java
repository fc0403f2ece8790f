package io.truevalue.org.member;

import io.truevalue.org.organization.DeleteOrganization;
import io.truevalue.org.organization.Organization;
import io.truevalue.org.organization.Organizations;
import io.truevalue.tenancy.OrgId;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.UserId;
import io.truevalue.tenancy.database.Transactions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes an account that is no more out of every organisation. Auth lets no owner delete their account; should an owner's
 * be gone all the same, the longest-standing admin follows, else the longest-standing member, and an organisation that
 * nobody is left in ends.
 */
@Singleton
public class EndAccount {
    private final Organizations organizations;
    private final Members members;
    private final RemoveMember removal;
    private final TransferOwnership ownership;
    private final DeleteOrganization deletion;
    private final Transactions transactions;

    EndAccount(
            Organizations organizations,
            Members members,
            RemoveMember removal,
            TransferOwnership ownership,
            DeleteOrganization deletion,
            Transactions transactions) {
        this.organizations = organizations;
        this.members = members;
        this.removal = removal;
        this.ownership = ownership;
        this.deletion = deletion;
        this.transactions = transactions;
    }

    /** In the running transaction of the service itself. */
    public void end(UUID user) {
        Principal self = Tenancy.current();
        List<UUID> all = transactions.switchedTo(
                self.outsideOrganizations().actingAs(new UserId(user), null), () -> members.organizationsOf(user));
        for (UUID org : all) {
            transactions.switchedTo(self.in(new OrgId(org)), () -> leave(user));
        }
    }

    private boolean leave(UUID user) {
        Optional<Organization> organization = organizations.lockCurrent();
        if (organization.isEmpty() || members.find(user).isEmpty()) {
            return false;
        }
        if (organization.get().isOwnedBy(user)) {
            Optional<UUID> heir = members.heirOf(user);
            if (heir.isEmpty()) {
                deletion.end(organization.get());
                return true;
            }
            ownership.hand(organization.get(), heir.get());
        }
        removal.end(members.find(user).orElseThrow(), "account_deleted");
        return true;
    }
}
