@NullMarked
package io.truevalue.org.team;

import org.jspecify.annotations.NullMarked;
