/** The reference at {@code /docs}: every service's OpenAPI document in one, and a page for each problem. */
@NullMarked
package io.truevalue.gateway.docs;

import org.jspecify.annotations.NullMarked;
