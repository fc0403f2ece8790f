/** What features know of a person: to be taken along, and to be erased. */
@NullMarked
package io.truevalue.auth.personal;

import org.jspecify.annotations.NullMarked;
