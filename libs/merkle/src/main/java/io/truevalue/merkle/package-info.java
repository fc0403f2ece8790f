/** A log that can prove itself: RFC 6962 trees and proofs, and signed checkpoints as C2SP describes them. */
@NullMarked
package io.truevalue.merkle;

import org.jspecify.annotations.NullMarked;
