package io.truevalue.crm.imports.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truevalue.web.problem.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingTest {
    private static final List<String> CONGRESS = List.of(
            "First name",
            "Middle name",
            "Last name",
            "Suffix",
            "Full name",
            "Job title",
            "Company",
            "Birthday",
            "Phone",
            "Fax",
            "Street",
            "City",
            "State",
            "Postal code",
            "Website",
            "District office phone",
            "External id");
    private static final List<String> INDEX = List.of(
            "Symbol",
            "Security",
            "GICS Sector",
            "GICS Sub-Industry",
            "Headquarters Location",
            "Date added",
            "CIK",
            "Founded");

    @Test
    void letsHeadersSpeakForThemselves() {
        Mapping mapping = Mapping.of(CONGRESS, Map.of(), Fields.ofContacts());
        assertThat(mapping.fieldByColumn())
                .containsEntry("First name", "first_name")
                .containsEntry("Full name", "full_name")
                .containsEntry("Company", "company_name")
                .containsEntry("District office phone", "phone")
                .containsEntry("Postal code", "postal_code");
        assertThat(mapping.unmapped(CONGRESS)).containsExactly("Middle name", "Suffix", "Fax", "External id");
    }

    @Test
    void prefersTheBetterOfTwoNames() {
        Mapping mapping = Mapping.of(INDEX, Map.of(), Fields.ofCompanies());
        assertThat(mapping.fieldByColumn()).isEqualTo(Map.of("Security", "name", "GICS Sector", "industry"));
        assertThat(Mapping.of(List.of("Symbol"), Map.of(), Fields.ofCompanies()).fieldByColumn())
                .isEqualTo(Map.of("Symbol", "name"));
    }

    @ParameterizedTest
    @CsvSource({
        "E-Mail, email", "email_address, email", "Work email, email", "Email 2, email", "MOBILE PHONE, phone",
        "Surname, last_name", "givenName, ''", "Date of Birth, birthday", "ZIP, postal_code",
                "Organisation, company_name",
        "Labels, tags", "Shoe size, ''", "Emailed, ''"
    })
    void knowsFieldsByManyNames(String header, String field) {
        Map<String, String> mapped =
                Mapping.of(List.of(header), Map.of(), Fields.ofContacts()).fieldByColumn();
        assertThat(mapped.getOrDefault(header, "")).isEqualTo(field);
    }

    @Test
    void putsTheCallersWordFirst() {
        Map<String, @Nullable String> given = new HashMap<>();
        given.put("Full name", null);
        given.put("Fax", "phones[0].value");
        given.put("External id", "custom.external_id");
        given.put("Suffix", "full_name");
        Mapping mapping = Mapping.of(CONGRESS, given, Fields.ofContacts());
        assertThat(mapping.fieldByColumn())
                .containsEntry("Suffix", "full_name")
                .containsEntry("Fax", "phone")
                .containsEntry("External id", "custom.external_id")
                .containsEntry("Last name", "last_name")
                .doesNotContainKey("Full name");
    }

    @ParameterizedTest
    @CsvSource({"Nope, email", "First name, org_id", "First name, custom.Bad Key", "First name, owner_id"})
    void refusesWhatDoesNotExist(String column, String field) {
        Map<String, @Nullable String> given = new HashMap<>();
        given.put(column, field);
        assertThatThrownBy(() -> Mapping.of(CONGRESS, given, Fields.ofContacts()))
                .isInstanceOf(Problem.class);
    }

    @Test
    void refusesTwoColumnsForOneField() {
        assertThatThrownBy(() ->
                        Mapping.of(CONGRESS, Map.of("Suffix", "job_title", "Fax", "job_title"), Fields.ofContacts()))
                .isInstanceOf(Problem.class);
    }
}
