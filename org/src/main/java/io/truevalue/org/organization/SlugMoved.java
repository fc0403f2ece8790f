package io.truevalue.org.organization;

/** The organisation goes by another slug now; an answer of {@code 308} says which. */
final class SlugMoved extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String former;
    private final String present;

    SlugMoved(String former, String present) {
        // No stack trace: it is an answer, not a fault.
        super(former + " is " + present, null, false, false);
        this.former = former;
        this.present = present;
    }

    /** The same target under the present slug. */
    String target(String target) {
        String prefix = "/org/api/organizations/";
        return target.startsWith(prefix + former)
                ? prefix + present + target.substring(prefix.length() + former.length())
                : prefix + present;
    }
}
