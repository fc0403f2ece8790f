/** Finding events by words and by who, what and to what, without any of it standing in clear in the index. */
@NullMarked
package io.truevalue.auditlog.search;

import org.jspecify.annotations.NullMarked;
