/** Whether the service lives, and whether it can answer. */
@NullMarked
package io.truevalue.tenancy.health;

import org.jspecify.annotations.NullMarked;
