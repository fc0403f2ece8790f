/** Mails with secrets, on their way to notification. */
@NullMarked
package io.truevalue.auth.mail;

import org.jspecify.annotations.NullMarked;
