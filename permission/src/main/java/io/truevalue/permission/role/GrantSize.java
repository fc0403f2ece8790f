package io.truevalue.permission.role;

import static io.truevalue.permission.role.RoleProblem.GRANTS_TOO_LARGE;

import java.util.Collection;

/**
 * What is granted travels in each token and in each request's head, and is never cut short there. What could not be
 * carried is refused as it is granted.
 */
public final class GrantSize {
    /** Bytes of the names as JSON lists them: with the other claims and in base64 they fit into the gate's 12 KiB. */
    public static final int LARGEST = 7_680;

    private static final int QUOTES_AND_COMMA = 3;

    private GrantSize() {}

    public static void verify(Collection<String> names) {
        int bytes = names.stream()
                .mapToInt(name -> name.length() + QUOTES_AND_COMMA)
                .sum();
        if (bytes > LARGEST) {
            throw GRANTS_TOO_LARGE.because("Together these permissions take " + bytes + " bytes, and " + LARGEST
                    + " can be carried. Permit whole records rather than many single fields.");
        }
    }
}
