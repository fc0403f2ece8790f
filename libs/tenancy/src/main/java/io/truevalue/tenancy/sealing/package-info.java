/** Keeps secrets unreadable where they must be stored. */
@NullMarked
package io.truevalue.tenancy.sealing;

import org.jspecify.annotations.NullMarked;
