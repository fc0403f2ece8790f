/** What contacts, companies and records of later kinds have in common. */
@NullMarked
package io.truevalue.crm.record;

import org.jspecify.annotations.NullMarked;
