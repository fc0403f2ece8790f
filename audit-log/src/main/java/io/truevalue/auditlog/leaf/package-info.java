/** What is hashed of an event: its canonical leaf, and the sealed values that it holds no more than commitments to. */
@NullMarked
package io.truevalue.auditlog.leaf;

import org.jspecify.annotations.NullMarked;
