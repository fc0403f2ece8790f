@NullMarked
package io.truevalue.attack.api;

import org.jspecify.annotations.NullMarked;
