package io.truevalue.policy;

/**
 * What is wrong with a condition, and where.
 *
 * @param line from 1
 * @param column from 1, in code points
 */
public record ConditionFault(int line, int column, String message) {
    @Override
    public String toString() {
        return "line " + line + ", column " + column + ": " + message;
    }
}
