/** A service's own copy of organisations' policies, and what it makes of each request. */
@NullMarked
package io.truevalue.policy.copy;

import org.jspecify.annotations.NullMarked;
