/** The Merkle log of each organisation: its head, its hashes, its signed checkpoints, and what is proved by them. */
@NullMarked
package io.truevalue.auditlog.log;

import org.jspecify.annotations.NullMarked;
