package io.truevalue.org.organization;

import static io.truevalue.org.OneLine.invalid;

import io.swagger.v3.oas.annotations.media.Schema;
import io.truevalue.org.OneLine;
import io.truevalue.web.CanonicalEmail;
import io.truevalue.web.Patched;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A merge patch of the settings; a member that is null goes back to what a new organisation has. */
record SettingsPatch(
        @Schema(type = "string", maxLength = 64, example = "Europe/Berlin") @Nullable
        Patched<String> timeZone,

        @Schema(type = "string", maxLength = 12, example = "de-DE") @Nullable
        Patched<String> locale,

        @Schema(type = "string", pattern = "[A-Z]{3}", example = "EUR") @Nullable
        Patched<String> currency,

        @Schema(
                type = "string",
                allowableValues = {"monday", "saturday", "sunday"})
        @Nullable
        Patched<String> weekStartsOn,

        @Schema(type = "integer", minimum = "1", maximum = "12") @Nullable
        Patched<Integer> fiscalYearStartsIn,

        @Schema(type = "boolean") @Nullable Patched<Boolean> requireMfa,

        @Schema(type = "string", maxLength = 64) @Nullable Patched<String> defaultRole,

        @Schema(implementation = String[].class) @Nullable Patched<List<String>> inviteDomains) {
    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> WEEK_STARTS = Set.of("monday", "saturday", "sunday");
    private static final Pattern LOCALE = Pattern.compile("([a-z]{2})(?:-([A-Z]{2}))?");
    private static final int MOST_DOMAINS = 20;

    OrganizationSettings applyTo(OrganizationSettings before) {
        OrganizationSettings first = OrganizationSettings.FIRST;
        return new OrganizationSettings(
                patched(timeZone, before.timeZone(), first.timeZone(), SettingsPatch::timeZone),
                patched(locale, before.locale(), first.locale(), SettingsPatch::locale),
                patched(currency, before.currency(), first.currency(), SettingsPatch::currency),
                patched(weekStartsOn, before.weekStartsOn(), first.weekStartsOn(), SettingsPatch::weekStartsOn),
                patched(fiscalYearStartsIn, before.fiscalYearStartsIn(), 1, SettingsPatch::month),
                patched(requireMfa, before.requireMfa(), false, UnaryOperator.identity()),
                patched(
                        defaultRole,
                        before.defaultRole(),
                        first.defaultRole(),
                        role -> OneLine.required("settings.default_role", role, 64)),
                patched(inviteDomains, before.inviteDomains(), List.of(), SettingsPatch::domains));
    }

    private static <T> T patched(@Nullable Patched<T> patch, T before, T first, UnaryOperator<T> check) {
        if (patch == null) {
            return before;
        }
        T value = patch.value();
        return value == null ? first : check.apply(value);
    }

    private static String timeZone(String text) {
        if (!ZONES.contains(text) || text.startsWith("SystemV/")) {
            throw invalid("settings.time_zone", "unknown", "a name of the IANA time zone database");
        }
        return text;
    }

    private static String locale(String text) {
        var parts = LOCALE.matcher(text);
        boolean known = parts.matches()
                && LANGUAGES.contains(parts.group(1))
                && Optional.ofNullable(parts.group(2)).map(COUNTRIES::contains).orElse(true);
        if (!known) {
            throw invalid("settings.locale", "unknown", "a language, or a language and a country: de-DE");
        }
        return text;
    }

    private static String currency(String text) {
        boolean known = Currency.getAvailableCurrencies().stream()
                .anyMatch(currency -> currency.getCurrencyCode().equals(text));
        if (!known) {
            throw invalid("settings.currency", "unknown", "a currency code of ISO 4217");
        }
        return text;
    }

    private static String weekStartsOn(String text) {
        if (!WEEK_STARTS.contains(text)) {
            throw invalid("settings.week_starts_on", "unknown", "monday, saturday or sunday");
        }
        return text;
    }

    private static Integer month(Integer month) {
        if (month < 1 || month > 12) {
            throw invalid("settings.fiscal_year_starts_in", "out_of_range", "a month from 1 to 12");
        }
        return month;
    }

    private static List<String> domains(List<String> texts) {
        if (texts.size() > MOST_DOMAINS) {
            throw invalid("settings.invite_domains", "invalid_length", "at most " + MOST_DOMAINS + " domains");
        }
        return texts.stream()
                .map(text -> Optional.ofNullable(text)
                        .filter(domain -> !domain.contains("@"))
                        .flatMap(domain -> CanonicalEmail.parse("x@" + domain))
                        .map(address -> address.value().substring(2))
                        .orElseThrow(() -> invalid("settings.invite_domains", "invalid_format", "mail domains")))
                .distinct()
                .toList();
    }
}
