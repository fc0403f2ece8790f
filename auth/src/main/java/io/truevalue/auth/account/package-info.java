/** People: registering, proving an address, one's own profile. */
@NullMarked
package io.truevalue.auth.account;

import org.jspecify.annotations.NullMarked;
