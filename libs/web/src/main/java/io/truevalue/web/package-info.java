/** What every HTTP edge of the platform shares: ids, request ids, strict JSON. */
@NullMarked
package io.truevalue.web;

import org.jspecify.annotations.NullMarked;
