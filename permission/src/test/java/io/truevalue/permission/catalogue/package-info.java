@NullMarked
package io.truevalue.permission.catalogue;

import org.jspecify.annotations.NullMarked;
