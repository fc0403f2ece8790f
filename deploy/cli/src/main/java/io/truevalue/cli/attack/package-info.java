/**
 * {@code ./truevalue attack}: plays the cases of the threat list against a running platform over raw sockets, and says
 * where it answered otherwise.
 */
@NullMarked
package io.truevalue.cli.attack;

import org.jspecify.annotations.NullMarked;
