/** Organisations: created once permission has provisioned them, found by their slug. */
@NullMarked
package io.truevalue.org.organization;

import org.jspecify.annotations.NullMarked;
