@org.jspecify.annotations.NullMarked
package io.truevalue.auditlog.outside;
