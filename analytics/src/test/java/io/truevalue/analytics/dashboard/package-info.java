@NullMarked
package io.truevalue.analytics.dashboard;

import org.jspecify.annotations.NullMarked;
