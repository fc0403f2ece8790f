/** What each type of event holds, and which of its values are personal and whose. */
@NullMarked
package io.truevalue.events.schema;

import org.jspecify.annotations.NullMarked;
