/** The Netty handler in front of everything: framing, front checks, answers of the gate itself. */
@NullMarked
package io.truevalue.gateway.edge;

import org.jspecify.annotations.NullMarked;
