package io.truevalue.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The document of results: each benchmark owns what stands between its two markers. */
public final class Results {
    private final Path document;

    public Results(Path document) {
        this.document = document;
    }

    /** Replaces what the benchmark wrote before; at the end of the document, the first time. */
    public void write(String benchmark, String title, List<String> lines) throws IOException {
        String begin = "<!-- begin " + benchmark + " -->\n";
        String end = "<!-- end " + benchmark + " -->\n";
        String text = Files.exists(document) ? Files.readString(document) : "# Results\n";
        String section = begin + String.join("\n", lines) + "\n" + end;
        int from = text.indexOf(begin);
        int to = text.indexOf(end, Math.max(from, 0));
        if (from >= 0 && to >= 0) {
            Files.writeString(document, text.substring(0, from) + section + text.substring(to + end.length()));
        } else {
            Files.writeString(document, text + "\n## " + title + "\n\n" + section);
        }
    }
}
