@NullMarked
package io.truevalue.standalone.mail;

import org.jspecify.annotations.NullMarked;
