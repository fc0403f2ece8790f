package io.truevalue.signing;

import java.util.List;

/** The derived keys addressed to one verifier. */
@FunctionalInterface
public interface CallerKeys {
    /** One key, or two while it rotates; none for a caller that is unknown or may not use this hop. Must not block. */
    List<SigningKey> of(Hop hop, String caller);
}
