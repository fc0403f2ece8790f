@NullMarked
package io.truevalue.billing.subscription;

import org.jspecify.annotations.NullMarked;
