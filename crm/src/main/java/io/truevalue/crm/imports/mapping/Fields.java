package io.truevalue.crm.imports.mapping;

import io.truevalue.crm.record.CustomValues;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The fields of one kind of records that a column can be mapped to, and the words by which headers name them. What
 * stands first among the words of a field is preferred where several columns fit.
 */
public final class Fields {
    private static final Set<String> SEVERAL = Set.of("email", "phone", "tags");
    private static final Map<String, String> LONG_NAMES = Map.ofEntries(
            Map.entry("emails", "email"),
            Map.entry("emails[].value", "email"),
            Map.entry("emails[0].value", "email"),
            Map.entry("phones", "phone"),
            Map.entry("phones[].value", "phone"),
            Map.entry("phones[0].value", "phone"),
            Map.entry("addresses[0].street", "street"),
            Map.entry("addresses[0].city", "city"),
            Map.entry("addresses[0].state", "state"),
            Map.entry("addresses[0].postal_code", "postal_code"),
            Map.entry("addresses[0].country", "country"));
    private static final Map<String, String> SHARED = Map.of(
            "website", "website,web site,web,homepage,home page,url",
            "phone", "phone,phone number,telephone,tel,mobile,cell",
            "street", "street,street address,address,address line 1,address 1",
            "city", "city,town",
            "state", "state,province,state province,region,county",
            "postal_code", "postal code,postcode,post code,zip,zip code",
            "country", "country",
            "tags", "tags,labels");
    private static final Map<String, String> OF_CONTACTS = Map.of(
            "first_name", "first name,firstname,given name,forename",
            "last_name", "last name,lastname,surname,family name",
            "full_name", "full name,fullname,display name,contact name,name,contact",
            "job_title", "job title,jobtitle,title,position,role",
            "company_name", "company,company name,organization,organisation,employer,account,account name",
            "birthday", "birthday,birth date,birthdate,date of birth,dob",
            "email", "email,e mail,email address,e mail address,mail");
    private static final Map<String, String> OF_COMPANIES = Map.of(
            "name", "name,company,company name,organization,organisation,account name,account,security,symbol",
            "domain", "domain,domain name,web domain",
            "industry", "industry,sector,gics sector");

    private final Map<String, String> wordsByField;
    private final Set<String> furtherFields;

    private Fields(Map<String, String> own, Set<String> furtherFields) {
        this.wordsByField = new TreeMap<>(SHARED);
        this.wordsByField.putAll(own);
        this.furtherFields = furtherFields;
    }

    public static Fields ofContacts() {
        return new Fields(OF_CONTACTS, Set.of("company:create"));
    }

    public static Fields ofCompanies() {
        return new Fields(OF_COMPANIES, Set.of());
    }

    /** A field as callers may write it, under its one name here. */
    Optional<String> named(String written) {
        String name = LONG_NAMES.getOrDefault(written, written);
        boolean custom = name.startsWith("custom.") && CustomValues.isKey(name.substring("custom.".length()));
        return custom || wordsByField.containsKey(name) || furtherFields.contains(name)
                ? Optional.of(name)
                : Optional.empty();
    }

    /** Whether several columns may be mapped to the field. */
    static boolean takesSeveral(String field) {
        return SEVERAL.contains(field);
    }

    /** The field that a header names, and how well: 0 is best. */
    Optional<Match> match(String header) {
        String words = header.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
        return wordsByField.entrySet().stream()
                .map(entry -> new Match(
                        entry.getKey(), rank(entry.getKey(), entry.getValue().split(",", -1), words)))
                .filter(match -> match.rank() >= 0)
                .min(Comparator.comparingInt(Match::rank));
    }

    record Match(String field, int rank) {}

    private static int rank(String field, String[] names, String words) {
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(words)) {
                return i;
            }
        }
        boolean further = takesSeveral(field)
                && Arrays.stream(names)
                        .anyMatch(name -> words.endsWith(" " + name) || words.matches(name + " [0-9]{1,2}"));
        return further ? names.length : -1;
    }
}
