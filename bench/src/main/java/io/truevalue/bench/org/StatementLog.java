package io.truevalue.bench.org;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** What PostgreSQL wrote of the statements that came, by whoever sent them. */
final class StatementLog {
    private static final Pattern STATEMENT = Pattern.compile("^(\\w+)> LOG:  (?:execute [^:]*|statement): (.*)$");
    /** Begin with the tenant's setting, and commit, are the transaction; the rest is what queues and policies look for each second. */
    private static final Pattern NO_QUERY = Pattern.compile(
            "(?i)^(BEGIN|COMMIT|ROLLBACK|SET|SHOW)\\b.*|.*\\b(set_config|mail_job|welcome|outbox|inbox|policy_copy|clock_timestamp)\\b.*");

    private final Path log;

    StatementLog(Path log) {
        this.log = log;
    }

    int length() throws IOException {
        return lines().size();
    }

    /** Queries that the role sent since the log had so many lines; a statement of several lines counts by its first. */
    long queriesOf(String role, int since) throws IOException {
        List<String> lines = lines();
        long count = 0;
        for (int i = since; i < lines.size(); i++) {
            var line = STATEMENT.matcher(lines.get(i));
            if (line.matches() && line.group(1).equals(role)) {
                StringBuilder whole = new StringBuilder(line.group(2));
                for (int next = i + 1; next < lines.size() && lines.get(next).startsWith("\t"); next++) {
                    whole.append(' ').append(lines.get(next).strip());
                }
                count += NO_QUERY.matcher(whole).matches() ? 0 : 1;
            }
        }
        return count;
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(log);
    }
}
