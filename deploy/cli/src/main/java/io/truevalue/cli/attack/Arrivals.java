package io.truevalue.cli.attack;

import java.io.IOException;

/**
 * How many requests reached the service behind, by its own count of the heads that it parsed, health left out; read on
 * its management port.
 */
final class Arrivals {
    private static final String COUNTER = "truevalue_requests_received_total";

    private final Target target;

    Arrivals(Target target) {
        this.target = target;
    }

    long count() throws IOException {
        try (RawHttp http = new RawHttp("127.0.0.1", target.crmManagement())) {
            String page = http.send("GET /prometheus HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                    .reply()
                    .body();
            return page.lines()
                    .filter(line -> line.startsWith(COUNTER))
                    .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .reduce(Long::sum)
                    .orElseThrow(() -> new IOException("the management port tells no " + COUNTER));
        }
    }
}
