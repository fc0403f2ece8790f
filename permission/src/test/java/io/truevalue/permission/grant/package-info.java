@NullMarked
package io.truevalue.permission.grant;

import org.jspecify.annotations.NullMarked;
