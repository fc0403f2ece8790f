/** Files that the gate serves from memory. */
@NullMarked
package io.truevalue.gateway.asset;

import org.jspecify.annotations.NullMarked;
