/** The service's own description, for those who call it. */
@NullMarked
package io.truevalue.tenancy.openapi;

import org.jspecify.annotations.NullMarked;
