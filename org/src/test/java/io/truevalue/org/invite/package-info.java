@NullMarked
package io.truevalue.org.invite;

import org.jspecify.annotations.NullMarked;
