@NullMarked
package io.truevalue.cli.tour;

import org.jspecify.annotations.NullMarked;
