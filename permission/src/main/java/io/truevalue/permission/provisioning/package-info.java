/** A new organisation's roles and its owner's assignment. */
@NullMarked
package io.truevalue.permission.provisioning;

import org.jspecify.annotations.NullMarked;
