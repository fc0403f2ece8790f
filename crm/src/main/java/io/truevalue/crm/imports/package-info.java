/** Files of records: uploaded, shown, mapped, and followed while they run. */
@NullMarked
package io.truevalue.crm.imports;

import org.jspecify.annotations.NullMarked;
