package io.truevalue.attack.rls;

/**
 * One statement and what it must not do.
 *
 * @param name in a few words
 */
record Attempt(String name, Kind kind, String sql) {
    enum Kind {
        /** Must find no row and change none, or be refused. */
        REACH,
        /** Must be refused. */
        FORBIDDEN,
        /** Writes a row of the attacker's own; must not tell by a conflict that the victim has its like. */
        ORACLE,
        /** May fail in any way, and must not tell of the victim in doing so. */
        LEAK,
        /** {@code COPY ... TO STDOUT} */
        COPY_OUT,
        /** {@code COPY ... FROM STDIN} */
        COPY_IN
    }

    static Attempt reach(String name, String sql) {
        return new Attempt(name, Kind.REACH, sql);
    }

    static Attempt forbidden(String name, String sql) {
        return new Attempt(name, Kind.FORBIDDEN, sql);
    }
}
