/** Events are written with the change that they tell of, and relayed at least once. */
@NullMarked
package io.truevalue.events.outbox;

import org.jspecify.annotations.NullMarked;
