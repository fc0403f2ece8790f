package io.truevalue.auditbundle;

/** Something of a bundle does not fit; the message says what and how, as docs/audit-bundle.md words it. */
final class BundleRejected extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BundleRejected(String what) {
        super(what);
    }

    static void unless(boolean fits, String what) {
        if (!fits) {
            throw new BundleRejected(what);
        }
    }
}
