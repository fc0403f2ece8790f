/** Permissions there are, and what the system roles hold of them. */
@NullMarked
package io.truevalue.permission.catalogue;

import org.jspecify.annotations.NullMarked;
