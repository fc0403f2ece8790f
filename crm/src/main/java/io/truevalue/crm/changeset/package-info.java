/** What one run changed. */
@NullMarked
package io.truevalue.crm.changeset;

import org.jspecify.annotations.NullMarked;
