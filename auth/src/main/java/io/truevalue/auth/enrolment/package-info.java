/** Having second factors: what adding and removing any of them entails. */
@NullMarked
package io.truevalue.auth.enrolment;

import org.jspecify.annotations.NullMarked;
