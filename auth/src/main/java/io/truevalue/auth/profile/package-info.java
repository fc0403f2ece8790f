/** What a person sees, changes, takes along and ends of their own account. */
@NullMarked
package io.truevalue.auth.profile;

import org.jspecify.annotations.NullMarked;
