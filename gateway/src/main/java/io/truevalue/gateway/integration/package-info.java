/** Integrations: who may call signed, by which keys, and when they last did. */
@NullMarked
package io.truevalue.gateway.integration;

import org.jspecify.annotations.NullMarked;
