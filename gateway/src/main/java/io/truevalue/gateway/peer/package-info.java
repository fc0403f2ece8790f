/** The gateway's own calls to services, signed as a service. */
@NullMarked
package io.truevalue.gateway.peer;

import org.jspecify.annotations.NullMarked;
