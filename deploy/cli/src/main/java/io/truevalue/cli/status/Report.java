package io.truevalue.cli.status;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** All components, and what it comes to. */
record Report(List<ServiceStatus> services, List<ServerStatus> servers) {
    static final int WELL = 0;
    static final int SOMETHING_DOWN = 1;
    static final int NOTHING_RUNS = 2;

    int exitCode() {
        if (services.stream().allMatch(service -> service.health().equals(ServiceStatus.DOWN))) {
            return NOTHING_RUNS;
        }
        boolean well = services.stream().allMatch(service -> service.health().equals(ServiceStatus.READY))
                && servers.stream().allMatch(server -> server.health().equals(ServerStatus.ANSWERS));
        return well ? WELL : SOMETHING_DOWN;
    }

    String table() {
        StringBuilder table = new StringBuilder();
        table.append(line("service", "health", "version", "pid", "up", "lag", "outbox", "oldest"));
        for (ServiceStatus service : services) {
            table.append(line(
                    service.name(),
                    service.health(),
                    service.version().orElse("-"),
                    text(service.pid()),
                    age(service.uptimeSeconds()),
                    text(service.lagEvents()),
                    text(service.outboxEvents()),
                    age(service.outboxOldestSeconds())));
        }
        table.append(System.lineSeparator());
        for (ServerStatus server : servers) {
            table.append(
                    String.format(Locale.ROOT, "  %-13s %-10s %s%n", server.name(), server.health(), server.address()));
        }
        return table.toString();
    }

    private static String line(Object... cells) {
        return String.format(Locale.ROOT, "  %-13s %-10s %-16s %8s %10s %7s %7s %7s%n", cells);
    }

    private static String text(Optional<Long> number) {
        return number.map(Object::toString).orElse("-");
    }

    /** In the two largest units, as {@code 2h 5m}. */
    private static String age(Optional<Long> seconds) {
        if (seconds.isEmpty()) {
            return "-";
        }
        Duration age = Duration.ofSeconds(seconds.get());
        if (age.toDays() > 0) {
            return age.toDays() + "d " + age.toHoursPart() + "h";
        }
        if (age.toHours() > 0) {
            return age.toHours() + "h " + age.toMinutesPart() + "m";
        }
        return age.toMinutes() > 0 ? age.toMinutes() + "m " + age.toSecondsPart() + "s" : age.toSeconds() + "s";
    }
}
