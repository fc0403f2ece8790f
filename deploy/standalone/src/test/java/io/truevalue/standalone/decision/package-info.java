/** That a decision is the same wherever it is made. */
@NullMarked
package io.truevalue.standalone.decision;

import org.jspecify.annotations.NullMarked;
