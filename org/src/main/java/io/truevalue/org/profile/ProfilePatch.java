package io.truevalue.org.profile;

import static io.truevalue.org.OneLine.invalid;

import io.swagger.v3.oas.annotations.media.Schema;
import io.truevalue.org.OneLine;
import io.truevalue.web.Patched;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A merge patch of a profile; a member that is null or blank is removed. */
record ProfilePatch(
        @Schema(type = "string", maxLength = 100) @Nullable Patched<String> title,

        @Schema(type = "string", maxLength = 100) @Nullable Patched<String> department,

        @Schema(type = "string", maxLength = 40) @Nullable Patched<String> phone,

        @Schema(type = "string", maxLength = 100) @Nullable Patched<String> location,

        @Schema(type = "string", maxLength = 64) @Nullable Patched<String> timeZone,

        @Schema(type = "string", maxLength = 12) @Nullable Patched<String> locale,

        @Schema(type = "string", maxLength = 40) @Nullable Patched<String> pronouns,

        @Schema(type = "string", maxLength = 1000) @Nullable Patched<String> bio,

        @Schema(type = "string", pattern = "#[0-9a-fA-F]{6}") @Nullable
        Patched<String> avatarColor) {
    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();
    private static final Pattern LOCALE = Pattern.compile("[a-z]{2}(-[A-Z]{2})?");
    private static final Pattern COLOR = Pattern.compile("#[0-9a-f]{6}");
    private static final int LONGEST_BIO = 1_000;

    Profile applyTo(Profile before) {
        return new Profile(
                before.userId(),
                patched(title, before.title(), line("title", 100)),
                patched(department, before.department(), line("department", 100)),
                patched(phone, before.phone(), line("phone", 40)),
                patched(location, before.location(), line("location", 100)),
                patched(timeZone, before.timeZone(), ProfilePatch::timeZone),
                patched(locale, before.locale(), ProfilePatch::locale),
                patched(pronouns, before.pronouns(), line("pronouns", 40)),
                patched(bio, before.bio(), ProfilePatch::bio),
                patched(avatarColor, before.avatarColor(), ProfilePatch::color),
                before.version(),
                before.updatedAt());
    }

    private static @Nullable String patched(
            @Nullable Patched<String> patch, @Nullable String before, UnaryOperator<String> check) {
        if (patch == null) {
            return before;
        }
        String value = patch.value();
        return value == null || value.isBlank() ? null : check.apply(value);
    }

    private static UnaryOperator<String> line(String field, int longest) {
        return text -> OneLine.required(field, text, longest);
    }

    private static String timeZone(String text) {
        if (!ZONES.contains(text)) {
            throw invalid("time_zone", "unknown", "a name of the IANA time zone database");
        }
        return text;
    }

    private static String locale(String text) {
        if (!LOCALE.matcher(text).matches()) {
            throw invalid("locale", "invalid_format", "a language, or a language and a country: de-DE");
        }
        return text;
    }

    private static String bio(String text) {
        if (text.codePointCount(0, text.length()) > LONGEST_BIO) {
            throw invalid("bio", "invalid_length", "at most " + LONGEST_BIO + " characters");
        }
        if (text.codePoints().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')) {
            throw invalid("bio", "invalid_format", "text without control characters");
        }
        return text;
    }

    private static String color(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (!COLOR.matcher(lower).matches()) {
            throw invalid("avatar_color", "invalid_format", "six hexadecimal digits after #");
        }
        return lower;
    }
}
