@NullMarked
package io.truevalue.redis;

import org.jspecify.annotations.NullMarked;
