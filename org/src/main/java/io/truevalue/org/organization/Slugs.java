package io.truevalue.org.organization;

import static io.truevalue.org.organization.OrganizationProblem.SLUG_CHANGED_TOO_OFTEN;
import static io.truevalue.org.organization.OrganizationProblem.SLUG_TAKEN;

import io.truevalue.tenancy.database.Statements;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Whose a slug is, across organisations, and which slugs an organisation had. Must run in a transaction. */
@Singleton
class Slugs {
    /** How long a slug that was given up stays its last holder's. */
    static final Duration HELD = Duration.ofDays(30);
    /** So that nobody collects slugs by being renamed. */
    private static final int MOST_HELD = 5;

    /** Waits for whoever is claiming it at the moment. */
    private static final String CLAIM = """
            INSERT INTO slug_claim (slug, claimed_at) VALUES (?, ?)
            ON CONFLICT (slug) DO UPDATE SET claimed_at = excluded.claimed_at, free_at = NULL
            WHERE slug_claim.free_at <= excluded.claimed_at""";

    private static final String REMEMBER = """
            INSERT INTO former_slug (org_id, slug, until) VALUES (?, ?, ?)
            ON CONFLICT (org_id, slug) DO UPDATE SET until = excluded.until""";

    private final Statements statements;
    private final Clock clock;

    Slugs(Statements statements, Clock clock) {
        this.statements = statements;
        this.clock = clock;
    }

    /** False where the slug is somebody's, or was until less than 30 days ago. */
    boolean claim(String slug) {
        return statements.update(CLAIM, slug, clock.instant()) == 1;
    }

    /** As if it had never been claimed. */
    void forget(String slug) {
        statements.update("DELETE FROM slug_claim WHERE slug = ?", slug);
    }

    /** Free after 30 days. */
    void release(String slug) {
        statements.update("UPDATE slug_claim SET free_at = ? WHERE slug = ?", freeAt(), slug);
    }

    /** The organisation goes by another slug; the one before leads to it for 30 days. */
    void move(UUID org, String before, String after) {
        if (!takeBack(org, after) && !claim(after)) {
            throw SLUG_TAKEN.because("Choose another slug.").field("slug", "taken", "taken already");
        }
        if (held(org) >= MOST_HELD) {
            throw SLUG_CHANGED_TOO_OFTEN.because(
                    "At most " + MOST_HELD + " former slugs are kept. Wait until one of them is free.");
        }
        release(before);
        statements.update(REMEMBER, org, before, freeAt());
    }

    /** Whether the organisation that is acted for had this slug less than 30 days ago. */
    boolean isFormer(String slug) {
        return statements
                .find(
                        "SELECT 1 AS one FROM former_slug WHERE slug = ? AND until > ?",
                        row -> row.getInt("one"),
                        slug,
                        clock.instant())
                .isPresent();
    }

    private boolean takeBack(UUID org, String slug) {
        if (!isFormer(slug)) {
            return false;
        }
        statements.update("DELETE FROM former_slug WHERE org_id = ? AND slug = ?", org, slug);
        return statements.update("UPDATE slug_claim SET free_at = NULL WHERE slug = ?", slug) == 1;
    }

    private long held(UUID org) {
        Optional<Long> count = statements.find(
                "SELECT count(*) AS held FROM former_slug WHERE org_id = ? AND until > ?",
                row -> row.getLong("held"),
                org,
                clock.instant());
        return count.orElseThrow();
    }

    private Instant freeAt() {
        return clock.instant().plus(HELD);
    }
}
