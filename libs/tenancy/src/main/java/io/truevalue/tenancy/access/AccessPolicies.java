package io.truevalue.tenancy.access;

import io.truevalue.tenancy.Principal;

/** What an organisation's policies make of who acts. Asked at each request; it does not wait for anything. */
public interface AccessPolicies {
    PolicyEffect effectOn(Principal principal);

    /** The principal under the policies of its organisation; nobody's and a service's own are none. */
    default Principal applied(Principal principal) {
        boolean bound = principal.org() != null
                && (principal.type() == Principal.Type.USER || principal.type() == Principal.Type.INTEGRATION);
        return bound ? principal.under(effectOn(principal)) : principal;
    }
}
