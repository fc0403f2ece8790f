package io.truevalue.permission.access;

import java.util.List;

/**
 * Into which roles somebody came.
 *
 * @param gone those that were promised and are there no more
 */
record JoinAnswer(List<String> assigned, List<String> gone) {}
