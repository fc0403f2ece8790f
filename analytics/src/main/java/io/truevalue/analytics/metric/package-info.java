/** What is measured, and its figures by window. */
@NullMarked
package io.truevalue.analytics.metric;

import org.jspecify.annotations.NullMarked;
