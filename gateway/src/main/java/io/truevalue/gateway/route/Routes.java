package io.truevalue.gateway.route;

import java.util.Map;
import java.util.Set;

/**
 * Which routes are open, as the contract lists them. Everything else needs a token, and outside {@code /auth/} one with
 * an organisation.
 */
public final class Routes {
    private static final Set<String> OF_THE_INVITED = Set.of("/org/api/invites/accept", "/org/api/invites/preview");
    private static final Map<String, Access> PUBLIC_POSTS = Map.ofEntries(
            Map.entry("/auth/register", Access.CREDENTIALS),
            Map.entry("/auth/verify-email", Access.CREDENTIALS),
            Map.entry("/auth/login", Access.CREDENTIALS),
            Map.entry("/auth/login/challenge", Access.CREDENTIALS),
            Map.entry("/auth/login/mfa", Access.CREDENTIALS),
            Map.entry("/auth/password/forgot", Access.CREDENTIALS),
            Map.entry("/auth/password/reset", Access.CREDENTIALS),
            Map.entry("/auth/undo-email-change", Access.CREDENTIALS),
            Map.entry("/auth/passkey/options", Access.CREDENTIALS),
            Map.entry("/auth/passkey/login", Access.CREDENTIALS),
            Map.entry("/auth/refresh", Access.REFRESH));
    private static final Set<String> NAMING_AN_ACCOUNT =
            Set.of("/auth/register", "/auth/login", "/auth/password/forgot");
    private static final String WEBHOOKS = "/billing/webhooks/";

    private Routes() {}

    /** @param path without its query */
    public static Access accessOf(Service service, String method, String path) {
        if (method.equals("POST")) {
            Access access = PUBLIC_POSTS.get(path);
            if (access != null) {
                return access;
            }
            if (path.startsWith(WEBHOOKS)
                    && path.length() > WEBHOOKS.length()
                    && path.indexOf('/', WEBHOOKS.length()) < 0) {
                return Access.WEBHOOK;
            }
        }
        boolean reads = method.equals("GET") || method.equals("HEAD");
        if (reads && path.equals("/billing/api/plans")) {
            return Access.PUBLIC;
        }
        if (reads && path.equals("/" + service.segment() + "/openapi.yaml")) {
            return Access.DOCUMENT;
        }
        return worksWithoutOrganization(service, method, path) ? Access.SIGNED_IN : Access.TENANT;
    }

    private static boolean worksWithoutOrganization(Service service, String method, String path) {
        return service == Service.AUTH
                || (path.equals("/org/api/organizations") && (method.equals("GET") || method.equals("POST")))
                || (OF_THE_INVITED.contains(path) && method.equals("POST"));
    }

    /** Whether the JSON body names the account that is to be limited. */
    public static boolean namesAccount(String path) {
        return NAMING_AN_ACCOUNT.contains(path);
    }

    /** The first two segments, which is as much of a path as the log keeps where no template is known. */
    public static String template(String path) {
        int second = path.indexOf('/', 1);
        int third = second < 0 ? -1 : path.indexOf('/', second + 1);
        int fourth = third < 0 || !path.startsWith("/api/", second) ? third : path.indexOf('/', third + 1);
        return fourth < 0 ? path : path.substring(0, fourth);
    }
}
