@NullMarked
package io.truevalue.org.profile;

import org.jspecify.annotations.NullMarked;
