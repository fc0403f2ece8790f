/** Runs imports in the background, a batch a transaction, where they left off. */
@NullMarked
package io.truevalue.crm.imports.run;

import org.jspecify.annotations.NullMarked;
