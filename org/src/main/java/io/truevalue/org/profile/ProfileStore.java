package io.truevalue.org.profile;

import io.truevalue.tenancy.database.Statements;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Profiles that were written. */
@Singleton
class ProfileStore {
    private static final String FIND = """
            SELECT user_id, title, department, phone, location, time_zone, locale, pronouns, bio, avatar_color, version,
                updated_at
            FROM profile WHERE user_id = ?""";

    private static final String PUT = """
            INSERT INTO profile (org_id, user_id, title, department, phone, location, time_zone, locale, pronouns, bio,
                avatar_color, version, updated_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (org_id, user_id) DO UPDATE SET
                title = excluded.title, department = excluded.department, phone = excluded.phone,
                location = excluded.location, time_zone = excluded.time_zone, locale = excluded.locale,
                pronouns = excluded.pronouns, bio = excluded.bio, avatar_color = excluded.avatar_color,
                version = excluded.version, updated_at = excluded.updated_at""";

    private final Statements statements;

    ProfileStore(Statements statements) {
        this.statements = statements;
    }

    Optional<Profile> find(UUID user) {
        return statements.find(
                FIND,
                row -> new Profile(
                        row.getObject("user_id", UUID.class),
                        row.getString("title"),
                        row.getString("department"),
                        row.getString("phone"),
                        row.getString("location"),
                        row.getString("time_zone"),
                        row.getString("locale"),
                        row.getString("pronouns"),
                        row.getString("bio"),
                        row.getString("avatar_color"),
                        row.getLong("version"),
                        Statements.instant(row, "updated_at")),
                user);
    }

    void put(UUID org, Profile profile, Instant now) {
        statements.update(
                PUT,
                org,
                profile.userId(),
                profile.title(),
                profile.department(),
                profile.phone(),
                profile.location(),
                profile.timeZone(),
                profile.locale(),
                profile.pronouns(),
                profile.bio(),
                profile.avatarColor(),
                profile.version() + 1,
                now);
    }
}
