/** Messages: taken from services, kept sealed until they are sent, and told of. */
@NullMarked
package io.truevalue.notification.message;

import org.jspecify.annotations.NullMarked;
