package io.truevalue.permission.check;

import java.util.List;

/**
 * The answers to many questions.
 *
 * @param results in the order in which they were asked
 */
record BatchDecision(List<Decision> results) {}
