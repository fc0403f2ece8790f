/** The grammar of permissions, and what a set of them covers: the same in tokens, in checks and in routes. */
@NullMarked
package io.truevalue.tenancy.permission;

import org.jspecify.annotations.NullMarked;
