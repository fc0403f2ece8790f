/** How short messages reach phones. */
@NullMarked
package io.truevalue.notification.sms;

import org.jspecify.annotations.NullMarked;
