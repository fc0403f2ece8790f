@org.jspecify.annotations.NullMarked
package io.truevalue.cli.audit;
