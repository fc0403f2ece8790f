package io.truevalue.permission.check;

/** The answer to a check. */
record Decision(boolean allowed) {}
