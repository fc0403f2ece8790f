/** Events of other services: decoded and handed to a command. */
@NullMarked
package io.truevalue.crm.inbound;

import org.jspecify.annotations.NullMarked;
