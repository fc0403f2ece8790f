package io.truevalue.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * How PostgreSQL's programs are called on this machine. They refuse to run as root, so that root calls them in a user
 * namespace where root is nobody; they get a session of their own, so that a Ctrl-C in the terminal does not reach them.
 */
record PostgresPrograms(Path folder, List<String> prefix) {
    static final String SUPERUSER = "postgres";

    private static final List<String> PERL_SESSION =
            List.of("perl", "-MPOSIX", "-e", "POSIX::setsid(); exec { $ARGV[0] } @ARGV");

    static PostgresPrograms find() {
        List<String> prefix = new ArrayList<>(isOnPath("setsid") ? List.of("setsid") : PERL_SESSION);
        if ("root".equals(System.getProperty("user.name"))) {
            if (!isOnPath("unshare") || !succeeds("unshare", "-U", "true")) {
                throw new ServerDidNotStart("PostgreSQL does not run as root here (no user namespaces):"
                        + " start as an ordinary user, or set TRUEVALUE_POSTGRES_URL to a server of your own.");
            }
            prefix.addAll(List.of("unshare", "-U"));
        }
        return new PostgresPrograms(PostgresBinaries.unpacked(), List.copyOf(prefix));
    }

    String majorVersion() {
        try {
            String version = output(command("postgres", "--version")).strip();
            return version.replaceFirst(".*\\s(\\d+)[.\\d]*$", "$1");
        } catch (IOException e) {
            throw new ServerDidNotStart("PostgreSQL in " + folder + " does not run: " + e.getMessage(), e);
        }
    }

    /** Makes a data folder that knows UTF-8 without asking the machine for a locale. */
    void initialise(Path dataDir, Durability durability) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--auth=trust", "--username=" + SUPERUSER, "--encoding=UTF8"));
        arguments.addAll(List.of("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
        arguments.addAll(List.of("--pgdata=" + dataDir, "--no-instructions"));
        if (durability == Durability.THROWAWAY) {
            arguments.add("--no-sync");
        }
        String[] all = arguments.toArray(String[]::new);
        output(command("initdb", all));
    }

    List<String> command(String program, String... arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.add(folder.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private static String output(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (exitCode(process) != 0) {
            throw new IOException(reason(output));
        }
        return output;
    }

    /** The line of a program's output that says why, on its own. */
    static String reason(String output) {
        List<String> lines = output.lines().filter(line -> !line.isBlank()).toList();
        Stream<String> telling = lines.stream().filter(line -> line.matches(".*(FATAL|PANIC|error|No space).*"));
        return telling.reduce((first, last) -> last)
                .orElse(lines.isEmpty() ? "no reason given" : lines.getLast())
                .strip()
                .replaceFirst("^\\d{4}-\\d\\d-\\d\\d [0-9:.]+ \\w+ \\[\\d+] ", "");
    }

    private static boolean isOnPath(String program) {
        String path = System.getenv("PATH");
        return path != null
                && Arrays.stream(path.split(":", -1)).anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static boolean succeeds(String... command) {
        try {
            return exitCode(new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .start())
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static int exitCode(Process process) throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
