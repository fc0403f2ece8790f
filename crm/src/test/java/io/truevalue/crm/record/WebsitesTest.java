package io.truevalue.crm.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebsitesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.cantwell.senate.gov",
                "http://x.example:8080/a?b=c#d",
                "acme.example",
                "www.münchen.example/ä",
                "HTTPS://X.EXAMPLE"
            })
    void takesWebAddresses(String website) {
        Faults faults = new Faults();
        Websites.check(website, faults);
        assertThat(faults.errors()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "javascript:alert(1)",
                "JaVaScRiPt:alert(1)",
                "data:text/html,x",
                "file:///etc/passwd",
                "mailto:a@b",
                "https://",
                "https://a b",
                "https://x.example/\"onmouseover=",
                "//x.example",
                "http://user@x.example",
                "word"
            })
    void refusesWhatIsNoneOrWouldBeHarmful(String website) {
        Faults faults = new Faults();
        Websites.check(website, faults);
        assertThat(faults.errors()).extracting("field").containsExactly("website");
    }
}
