/** Policies: conditions in CEL that deny or allow permissions, and what they come to for a principal and for a record. */
@NullMarked
package io.truevalue.policy;

import org.jspecify.annotations.NullMarked;
