/** Where a request goes: which service, whether it is public, how it is limited. */
@NullMarked
package io.truevalue.gateway.route;

import org.jspecify.annotations.NullMarked;
