package io.truevalue.gateway.console;

/** A file's content, never changed once read. */
final class FileBytes {
    private final byte[] content;

    FileBytes(byte[] content) {
        this.content = content;
    }

    byte[] content() {
        return content;
    }
}
