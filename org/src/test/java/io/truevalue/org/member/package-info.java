@NullMarked
package io.truevalue.org.member;

import org.jspecify.annotations.NullMarked;
