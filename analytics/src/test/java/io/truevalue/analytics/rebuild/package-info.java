@org.jspecify.annotations.NullMarked
package io.truevalue.analytics.rebuild;
