/** Real servers, a service under test, callers that sign, and hand-written fakes. */
@NullMarked
package io.truevalue.testing;

import org.jspecify.annotations.NullMarked;
