/** What a service declares that can be permitted, and how permission learns of it as the service starts. */
@NullMarked
package io.truevalue.tenancy.catalogue;

import org.jspecify.annotations.NullMarked;
