/** What ended before its time, for the gateway to know. */
@NullMarked
package io.truevalue.auth.revocation;

import org.jspecify.annotations.NullMarked;
