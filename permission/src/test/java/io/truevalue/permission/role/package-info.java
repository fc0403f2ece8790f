@NullMarked
package io.truevalue.permission.role;

import org.jspecify.annotations.NullMarked;
