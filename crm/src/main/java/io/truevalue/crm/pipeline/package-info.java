/** The ways that deals go: pipelines with ordered stages. */
@NullMarked
package io.truevalue.crm.pipeline;

import org.jspecify.annotations.NullMarked;
