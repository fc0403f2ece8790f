/** Which column of a file is which field of a record. */
@NullMarked
package io.truevalue.crm.imports.mapping;

import org.jspecify.annotations.NullMarked;
