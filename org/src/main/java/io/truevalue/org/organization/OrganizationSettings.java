package io.truevalue.org.organization;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * What an organisation has chosen for all of its members.
 *
 * @param timeZone of the IANA database, such as {@code Europe/Berlin}: days and reminders are counted in it
 * @param locale language and country as BCP 47 has them, such as {@code de-DE}: how dates and numbers are written
 * @param currency ISO 4217, which new amounts are in
 * @param fiscalYearStartsIn month, 1 to 12
 * @param requireMfa whether a member without a second factor can do nothing but enrol one
 * @param defaultRole what an invite that names no role gives
 * @param inviteDomains mail domains that people may be invited from; empty for any
 */
@Introspected
public record OrganizationSettings(
        String timeZone,
        String locale,
        String currency,

        @Schema(
                type = "string",
                allowableValues = {"monday", "saturday", "sunday"})
        String weekStartsOn,

        int fiscalYearStartsIn,
        boolean requireMfa,
        String defaultRole,
        List<String> inviteDomains) {
    public static final OrganizationSettings FIRST =
            new OrganizationSettings("UTC", "en-US", "USD", "monday", 1, false, "member", List.of());

    public OrganizationSettings {
        inviteDomains = List.copyOf(inviteDomains);
    }

    /** Whether somebody of this canonical address may be invited. */
    public boolean admits(String email) {
        return inviteDomains.isEmpty() || inviteDomains.contains(email.substring(email.lastIndexOf('@') + 1));
    }
}
