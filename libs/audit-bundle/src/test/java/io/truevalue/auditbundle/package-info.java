@org.jspecify.annotations.NullMarked
package io.truevalue.auditbundle;
