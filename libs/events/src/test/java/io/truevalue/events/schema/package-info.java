@org.jspecify.annotations.NullMarked
package io.truevalue.events.schema;
