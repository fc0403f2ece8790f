/** How messages leave. */
@NullMarked
package io.truevalue.notification.smtp;

import org.jspecify.annotations.NullMarked;
