/** Each event is applied once, in the transaction of its effect, or set aside as a dead letter. */
@NullMarked
package io.truevalue.events.inbound;

import org.jspecify.annotations.NullMarked;
