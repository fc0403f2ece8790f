/** How often organisations call. */
@NullMarked
package io.truevalue.gateway.usage;

import org.jspecify.annotations.NullMarked;
