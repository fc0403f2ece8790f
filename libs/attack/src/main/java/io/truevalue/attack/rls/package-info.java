/** Attacks on row-level security, generated from a database's catalogue: a new table is covered the day it is born. */
@NullMarked
package io.truevalue.attack.rls;

import org.jspecify.annotations.NullMarked;
