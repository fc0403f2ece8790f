/** The records behind a figure, for analytics: with its reader's rights, and never with its own. */
@NullMarked
package io.truevalue.crm.behind;

import org.jspecify.annotations.NullMarked;
