/** Auth's mails: links with tokens of one use, and notices. */
@NullMarked
package io.truevalue.auth.mail;

import org.jspecify.annotations.NullMarked;
