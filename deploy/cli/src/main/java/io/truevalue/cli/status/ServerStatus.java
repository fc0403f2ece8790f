package io.truevalue.cli.status;

/** @param health {@code answers} or {@code down} */
record ServerStatus(String name, String address, String health) {
    static final String ANSWERS = "answers";
    static final String DOWN = "down";
}
