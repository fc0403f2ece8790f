/** What a running platform says of itself, and whether what it stands on answers. */
@NullMarked
package io.truevalue.cli.status;

import org.jspecify.annotations.NullMarked;
