/** Who belongs to an organisation, and in which roles. */
@NullMarked
package io.truevalue.org.member;

import org.jspecify.annotations.NullMarked;
