/** {@code ./truevalue bench gateway}: our gateway and its peers behind the same load, with the same five duties. */
@NullMarked
package io.truevalue.bench.gateway;

import org.jspecify.annotations.NullMarked;
