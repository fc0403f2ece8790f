/** One error format, RFC 9457, whoever refuses and whyever. */
@NullMarked
package io.truevalue.web.problem;

import org.jspecify.annotations.NullMarked;
