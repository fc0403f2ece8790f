package io.truevalue.standalone;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Reads the address of a PostgreSQL server in the two forms that people write. */
final class PostgresUrl {
    private PostgresUrl() {}

    static String toJdbc(String url) {
        if (url.startsWith("jdbc:postgresql://")) {
            return url;
        }
        URI uri = parse(url);
        String path = uri.getPath() == null || uri.getPath().length() < 2 ? "/postgres" : uri.getPath();
        StringBuilder jdbc = new StringBuilder("jdbc:postgresql://").append(uri.getHost());
        if (uri.getPort() > 0) {
            jdbc.append(':').append(uri.getPort());
        }
        jdbc.append(path).append('?').append(uri.getRawQuery() == null ? "" : uri.getRawQuery() + "&");
        String[] user = (uri.getUserInfo() == null ? "postgres" : uri.getUserInfo()).split(":", 2);
        jdbc.append("user=").append(encode(user[0]));
        if (user.length == 2) {
            jdbc.append("&password=").append(encode(user[1]));
        }
        return jdbc.toString();
    }

    private static URI parse(String url) {
        try {
            URI uri = URI.create(url);
            if (uri.getHost() != null && String.valueOf(uri.getScheme()).matches("postgres(ql)?")) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw new CannotStart(problem(), e);
        }
        throw new CannotStart(problem());
    }

    private static String problem() {
        return External.POSTGRES
                + " is not like postgres://user:password@host:5432 or jdbc:postgresql://host:5432/postgres.";
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** As {@code host:port}, whatever else the JDBC address says. */
    static String serverOf(String jdbc) {
        String server = server(jdbc.split("\\?", 2)[0]);
        return server.matches(".*:\\d+") ? server : server + ":5432";
    }

    private static String server(String jdbc) {
        return jdbc.substring("jdbc:postgresql://".length()).replaceFirst("/.*", "");
    }

    /** The same server and parameters, another database, and nobody's credentials. */
    static String ofDatabase(String adminUrl, String database) {
        String[] parts = adminUrl.split("\\?", 2);
        String server = server(parts[0]);
        String query = parts.length == 1
                ? ""
                : Arrays.stream(parts[1].split("&"))
                        .filter(parameter -> !parameter.isEmpty() && !parameter.matches("(user|password)=.*"))
                        .collect(Collectors.joining("&"));
        return "jdbc:postgresql://" + server + "/" + database + (query.isEmpty() ? "" : "?" + query);
    }
}
