package io.truevalue.org.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truevalue.web.problem.Problem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlugTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Acme Corp|acme-corp",
                "  Ünïted  Ärzte & Co. |united-arzte-co",
                "株式会社|organization-1",
                "AB|ab-org",
                "Admin|admin-org",
                "--x--y--|x-y",
                "The Very Long Name of a Company That Never Ends|the-very-long-name-of-a-company",
                "Straße 7|stra-e-7",
            })
    void saysTheNameAsFarAsPlainLettersCan(String name, String slug) {
        assertThat(Slug.derivedFrom(name).text()).isEqualTo(slug);
        assertThat(Slug.chosen(slug).text()).isEqualTo(slug);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ab",
                "Acme",
                "acme_corp",
                "-acme",
                "acme-",
                "a--b",
                "acme corp",
                "äcme",
                "acme/x",
                "admin",
                "api",
                "01234567890123456789012345678901234567890",
                "",
                "acme\n",
            })
    void refusesWhatIsNoSlug(String text) {
        assertThatThrownBy(() -> Slug.chosen(text))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.errors().getFirst().field()).isEqualTo("slug"));
    }
}
