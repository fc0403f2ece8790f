/** Policies: who may write them, and what they would do. What they come to is the policy library's to say. */
@NullMarked
package io.truevalue.permission.policy;

import org.jspecify.annotations.NullMarked;
