/** Requests that are made from an API's own document: good ones, and each way of making one bad. */
@NullMarked
package io.truevalue.attack.api;

import org.jspecify.annotations.NullMarked;
