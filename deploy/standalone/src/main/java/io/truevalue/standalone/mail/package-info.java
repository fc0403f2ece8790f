/** A mail server that delivers nothing: what is sent to it can be read in its inbox on this machine. */
@NullMarked
package io.truevalue.standalone.mail;

import org.jspecify.annotations.NullMarked;
