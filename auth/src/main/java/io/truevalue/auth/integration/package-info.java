/** Credentials for signed calls: who may call for an organisation without a person. */
@NullMarked
package io.truevalue.auth.integration;

import org.jspecify.annotations.NullMarked;
