/** What org tells of members, teams and organisations. */
@NullMarked
package io.truevalue.permission.inbound;

import org.jspecify.annotations.NullMarked;
