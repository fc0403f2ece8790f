/** Roles of an organisation: bundles of permissions that may build on each other. */
@NullMarked
package io.truevalue.permission.role;

import org.jspecify.annotations.NullMarked;
