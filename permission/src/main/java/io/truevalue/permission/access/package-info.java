/** What org asks of permission: before it invites or fills a team, as somebody joins, and as the ownership goes over. */
@NullMarked
package io.truevalue.permission.access;

import org.jspecify.annotations.NullMarked;
