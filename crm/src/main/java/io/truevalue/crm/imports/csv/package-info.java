/** Files as they come: any encoding, any separator, ragged, and hostile. */
@NullMarked
package io.truevalue.crm.imports.csv;

import org.jspecify.annotations.NullMarked;
