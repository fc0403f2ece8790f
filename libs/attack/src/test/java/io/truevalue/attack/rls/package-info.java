@NullMarked
package io.truevalue.attack.rls;

import org.jspecify.annotations.NullMarked;
