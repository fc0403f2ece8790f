@NullMarked
package io.truevalue.tenancy.permission;

import org.jspecify.annotations.NullMarked;
