/** Kept-alive connections to the services, and the forwarding of requests over them. */
@NullMarked
package io.truevalue.gateway.upstream;

import org.jspecify.annotations.NullMarked;
