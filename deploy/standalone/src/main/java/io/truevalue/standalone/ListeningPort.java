package io.truevalue.standalone;

import io.truevalue.embedded.FreePorts;
import java.util.ArrayList;
import java.util.List;

/** A port that the platform is about to open, and what for. */
record ListeningPort(String owner, int port) {
    static final int POSTGRES = 5433;
    static final int KAFKA = 9092;
    static final int KAFKA_CONTROLLER = 9093;
    static final int SMTP = 1025;
    static final int INBOX = 8025;

    /** All of this run; servers of the user's own need none. */
    static List<ListeningPort> of(UpSettings settings) {
        List<ListeningPort> ports = new ArrayList<>();
        for (PlatformService service : PlatformService.values()) {
            ports.add(new ListeningPort(service.module(), settings.shifted(service.port())));
            ports.add(new ListeningPort(service.module() + "'s metrics", settings.shifted(service.managementPort())));
        }
        if (settings.external(External.POSTGRES).isEmpty()) {
            ports.add(new ListeningPort("PostgreSQL", settings.shifted(POSTGRES)));
        }
        if (settings.external(External.KAFKA).isEmpty()) {
            ports.add(new ListeningPort("Kafka", settings.shifted(KAFKA)));
            ports.add(new ListeningPort("Kafka's controller", settings.shifted(KAFKA_CONTROLLER)));
        }
        if (settings.external(External.SMTP).isEmpty()) {
            ports.add(new ListeningPort("SMTP", settings.shifted(SMTP)));
            ports.add(new ListeningPort("the mail inbox", settings.shifted(INBOX)));
        }
        return ports;
    }

    static void refuseTaken(UpSettings settings) {
        for (ListeningPort port : of(settings)) {
            if (!FreePorts.isFree(port.port())) {
                throw new CannotStart("Port " + port.port() + " (" + port.owner()
                        + ") is taken: stop what listens there, or start with --port-offset "
                        + (settings.portOffset() + 1000) + ".");
            }
        }
    }
}
