/** Whether auth's answers tell by their time which addresses it knows. */
@NullMarked
package io.truevalue.bench.auth;

import org.jspecify.annotations.NullMarked;
