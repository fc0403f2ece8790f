package io.truevalue.crm;

import io.truevalue.testing.Answer;
import io.truevalue.testing.SignedCalls;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A form with a file, as a browser sends it. */
public final class Upload {
    private static final String BOUNDARY = "boundary-of-a-test";
    private static final Path SAMPLES = Path.of("..", "docs", "sample-data");

    private final Map<String, String> texts = new LinkedHashMap<>();
    private final byte[] file;
    private String fileName = "records.csv";

    private Upload(byte[] file) {
        this.file = file;
    }

    public static Upload of(byte[] file) {
        return new Upload(file);
    }

    public static Upload of(String csv) {
        return new Upload(csv.getBytes(StandardCharsets.UTF_8));
    }

    public static Upload sample(String name) {
        try {
            return new Upload(Files.readAllBytes(SAMPLES.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Upload with(String name, String value) {
        texts.put(name, value);
        return this;
    }

    public Upload named(String name) {
        this.fileName = name;
        return this;
    }

    public Answer to(SignedCalls calls) {
        return calls.send("POST", "/crm/api/imports", body(), "multipart/form-data; boundary=" + BOUNDARY);
    }

    private byte[] body() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        texts.forEach((name, value) -> {
            head(body, "name=\"" + name + "\"");
            text(body, "\r\n" + value + "\r\n");
        });
        head(body, "name=\"file\"; filename=\"" + fileName + "\"");
        text(body, "Content-Type: text/csv\r\n\r\n");
        body.writeBytes(file);
        text(body, "\r\n--" + BOUNDARY + "--\r\n");
        return body.toByteArray();
    }

    private static void head(ByteArrayOutputStream body, String disposition) {
        text(body, "--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n");
    }

    private static void text(ByteArrayOutputStream body, String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
