package io.truevalue.cli.tour;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/** A form with one file, as a browser would send it. */
final class Multipart {
    private final String boundary = "tour-" + UUID.randomUUID();
    private final Map<String, String> fields;
    private final String fileName;
    private final byte[] file;

    Multipart(Map<String, String> fields, String fileName, byte[] file) {
        this.fields = fields;
        this.fileName = fileName;
        this.file = file;
    }

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    String summary() {
        return fields + " file=" + fileName + " (" + file.length + " bytes)";
    }

    byte[] bytes() {
        ByteArrayOutputStream body = new ByteArrayOutputStream(file.length + 1024);
        fields.forEach((name, value) -> {
            part(body, "name=\"" + name + "\"");
            text(body, "\r\n" + value + "\r\n");
        });
        part(body, "name=\"file\"; filename=\"" + fileName + "\"");
        text(body, "Content-Type: text/csv\r\n\r\n");
        body.writeBytes(file);
        text(body, "\r\n--" + boundary + "--\r\n");
        return body.toByteArray();
    }

    private void part(ByteArrayOutputStream body, String disposition) {
        text(body, "--" + boundary + "\r\nContent-Disposition: form-data; " + disposition + "\r\n");
    }

    private static void text(ByteArrayOutputStream body, String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
