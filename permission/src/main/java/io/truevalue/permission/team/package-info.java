/** Copies of org's teams and members, so far as roles depend on them. */
@NullMarked
package io.truevalue.permission.team;

import org.jspecify.annotations.NullMarked;
