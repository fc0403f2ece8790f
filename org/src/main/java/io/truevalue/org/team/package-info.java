/** Teams: members who work together, under a lead. */
@NullMarked
package io.truevalue.org.team;

import org.jspecify.annotations.NullMarked;
