@NullMarked
package io.truevalue.org.organization;

import org.jspecify.annotations.NullMarked;
