/** An import as it is kept: its file, its progress and the rows that were refused. */
@NullMarked
package io.truevalue.crm.imports.job;

import org.jspecify.annotations.NullMarked;
