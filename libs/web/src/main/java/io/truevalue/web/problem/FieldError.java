package io.truevalue.web.problem;

/** @param field the path as the caller wrote it, such as {@code emails[0].value} */
public record FieldError(String field, String code, String message) {}
