@NullMarked
package io.truevalue.permission;

import org.jspecify.annotations.NullMarked;
