/** That figures follow from what the audit log really keeps. */
@NullMarked
package io.truevalue.standalone.figures;

import org.jspecify.annotations.NullMarked;
