package io.truevalue.auditlog.log;

import java.util.UUID;

/** How logs are told apart. */
public final class Logs {
    /** The log of users' own histories, which belong to no organisation; no organisation has this id. */
    public static final UUID PERSONAL = new UUID(0, 0);

    private static final String ORIGIN = "truevalue/audit/";

    private Logs() {}

    /** A log's name in its checkpoints, and its keys'. */
    public static String origin(UUID log) {
        return ORIGIN + log;
    }
}
