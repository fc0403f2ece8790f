package io.truevalue.org.member;

/**
 * Seats of the plan.
 *
 * @param used active members
 * @param limit how many members the plan allows
 */
record SeatsView(int used, int limit) {}
