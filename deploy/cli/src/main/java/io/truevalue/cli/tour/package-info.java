/** The platform's story, told against a running platform over its public gateway and its mail inbox alone. */
@NullMarked
package io.truevalue.cli.tour;

import org.jspecify.annotations.NullMarked;
