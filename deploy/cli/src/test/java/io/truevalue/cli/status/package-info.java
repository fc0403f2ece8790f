@NullMarked
package io.truevalue.cli.status;

import org.jspecify.annotations.NullMarked;
