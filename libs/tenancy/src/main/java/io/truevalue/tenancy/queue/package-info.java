/** Work that waits in a table of the service's own database until it is done. */
@NullMarked
package io.truevalue.tenancy.queue;

import org.jspecify.annotations.NullMarked;
