package io.truevalue.cli.attack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The platform under attack, as its operator knows it: where its doors are, and what stands in its home.
 *
 * @param home the folder of its state, with {@code secrets.env} and {@code up.pid}
 */
public record Target(int offset, Path home) {
    private static final int GATEWAY = 8000;
    private static final int ORG = 8002;
    private static final int CRM = 8007;
    private static final int INBOX = 8025;
    private static final int MANAGEMENT_ABOVE = 100;

    public int gateway() {
        return GATEWAY + offset;
    }

    /** The service that the cases aim at: none of the others calls it, so that what reaches it was sent here. */
    int crm() {
        return CRM + offset;
    }

    int crmManagement() {
        return crm() + MANAGEMENT_ABOVE;
    }

    int gatewayManagement() {
        return gateway() + MANAGEMENT_ABOVE;
    }

    int org() {
        return ORG + offset;
    }

    public int inbox() {
        return INBOX + offset;
    }

    /** The platform's secrets in hexadecimal by name; the environment's stand before the file's, as in {@code up}. */
    public Map<String, String> secrets() throws IOException {
        Map<String, String> secrets = new HashMap<>();
        for (String line : Files.readAllLines(home.resolve("secrets.env"))) {
            int equals = line.indexOf('=');
            if (equals > 0 && !line.startsWith("#")) {
                secrets.put(
                        line.substring(0, equals).strip(),
                        line.substring(equals + 1).strip());
            }
        }
        System.getenv().forEach((name, value) -> {
            if (name.startsWith("TRUEVALUE_") && name.contains("_SECRET")) {
                secrets.put(name, value);
            }
        });
        return secrets;
    }

    /** The resident bytes of the platform's process, where this system tells. */
    OptionalLong residentBytes() throws IOException {
        Path run = home.resolve("up.pid");
        if (!Files.exists(run)) {
            return OptionalLong.empty();
        }
        String pid = Files.readAllLines(run).getFirst().strip();
        Path status = Path.of("/proc", pid, "status");
        List<String> lines = Files.exists(status) ? Files.readAllLines(status) : List.of();
        return lines.stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                .findFirst();
    }
}
