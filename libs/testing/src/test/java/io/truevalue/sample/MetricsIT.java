package io.truevalue.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.testing.Caller;
import io.truevalue.testing.ServiceExtension;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a service tells Prometheus on its management port. */
class MetricsIT {
    @RegisterExtension
    static final ServiceExtension sample = ServiceExtension.of("sample");

    private static double value(String sample) {
        Matcher line =
                Pattern.compile("(?m)^" + Pattern.quote(sample) + " (\\S+)$").matcher(MetricsIT.sample.scrape());
        assertThat(line.find()).as("the scrape holds " + sample).isTrue();
        return Double.parseDouble(line.group(1));
    }

    private static int statusOf(String url) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    @Test
    void countsEveryRequestThatArrivesSignedOrNotButHealth() throws IOException, InterruptedException {
        // The first answer is held to the service's document, which is one request more.
        sample.as(Caller.newMember("notes:read")).get("/sample/notes").expect(200);
        double before = value("truevalue_requests_received_total");
        double refusedBefore = value("truevalue_signature_refusals_total{code=\"signature_missing\"}");
        sample.as(Caller.newMember("notes:read")).get("/sample/notes").expect(200);
        assertThat(statusOf(sample.url() + "/sample/notes")).isEqualTo(401);
        assertThat(statusOf(sample.url() + "/nowhere")).isEqualTo(401);
        assertThat(statusOf(sample.url() + "/health/live")).isEqualTo(200);
        assertThat(value("truevalue_requests_received_total")).isEqualTo(before + 3);
        assertThat(value("truevalue_signature_refusals_total{code=\"signature_missing\"}"))
                .isEqualTo(refusedBefore + 2);
    }

    @Test
    void showsNoRouteOfTheServiceOnTheManagementPort() throws IOException, InterruptedException {
        assertThat(statusOf(sample.managementUrl() + "/sample/notes")).isEqualTo(404);
        assertThat(statusOf(sample.managementUrl() + "/prometheus")).isEqualTo(200);
        assertThat(statusOf(sample.url() + "/prometheus")).isEqualTo(401);
    }
}
