package io.truevalue.cli.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final Metrics METRICS = Metrics.parse("""
            truevalue_build_info{version="1.2.3"} 1
            truevalue_consumer_lag_events{group="org",topic="a"} 5
            truevalue_outbox_events 2
            truevalue_outbox_oldest_seconds 61
            process_uptime_seconds 7300.9
            """);
    private static final ServerStatus DATABASE = new ServerStatus("PostgreSQL", "127.0.0.1:5433", ServerStatus.ANSWERS);

    private static ServiceStatus service(String health) {
        return ServiceStatus.of("org", "http://127.0.0.1:8002", health, METRICS, Optional.of(41L));
    }

    private static ServiceStatus bare(String health) {
        return ServiceStatus.of("crm", "http://127.0.0.1:8007", health, Metrics.NONE, Optional.of(43L));
    }

    @Test
    void isWellWhenEverythingIs() {
        Report report = new Report(List.of(service("ready"), bare("ready")), List.of(DATABASE));
        assertThat(report.exitCode()).isEqualTo(0);
        assertThat(report.table().lines().toList())
                .anySatisfy(line -> assertThat(line.strip().split("\\s{2,}"))
                        .containsExactly("org", "ready", "1.2.3", "41", "2h 1m", "5", "2", "1m 1s"))
                .anySatisfy(line -> assertThat(line.strip().split("\\s{2,}"))
                        .containsExactly("crm", "ready", "-", "43", "-", "-", "-", "-"))
                .anySatisfy(line -> assertThat(line).contains("PostgreSQL", "answers", "127.0.0.1:5433"));
    }

    @Test
    void isNotWellWhenAServiceOrAServerIsNot() {
        assertThat(new Report(List.of(service("ready"), bare("down")), List.of(DATABASE)).exitCode())
                .isEqualTo(1);
        assertThat(new Report(List.of(service("not ready")), List.of(DATABASE)).exitCode())
                .isEqualTo(1);
        ServerStatus lost = new ServerStatus("Redis", "127.0.0.1:6379", ServerStatus.DOWN);
        assertThat(new Report(List.of(service("ready")), List.of(DATABASE, lost)).exitCode())
                .isEqualTo(1);
    }

    @Test
    void runsNothingWhenNoServiceLives() {
        assertThat(new Report(List.of(bare("down")), List.of(DATABASE)).exitCode())
                .isEqualTo(2);
    }

    @Test
    void saysTheSameInJson() throws Exception {
        Report report = new Report(List.of(service("ready"), bare("down")), List.of(DATABASE));
        JsonNode json = new ObjectMapper().readTree(Status.json(report));
        assertThat(json.path("status").asText()).isEqualTo("something is down");
        JsonNode org = json.path("services").get(0);
        assertThat(org.path("pid").asLong()).isEqualTo(41);
        assertThat(org.path("outbox_oldest_seconds").asLong()).isEqualTo(61);
        JsonNode crm = json.path("services").get(1);
        assertThat(crm.path("pid").isNull()).isTrue();
        assertThat(crm.path("version").isNull()).isTrue();
        assertThat(json.path("servers").get(0).path("health").asText()).isEqualTo("answers");
    }
}
