/** What messages say. */
@NullMarked
package io.truevalue.notification.template;

import org.jspecify.annotations.NullMarked;
