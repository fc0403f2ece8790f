package io.truevalue.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessLogIT {
    @TempDir
    Path folder;

    @Test
    void keepsEveryLineAndShowsTheLast() throws IOException {
        Path file = folder.resolve("logs/org.log");
        String lines = IntStream.range(0, 20).mapToObj(i -> "line " + i).collect(Collectors.joining("\n"));
        ProcessLog log = new ProcessLog(file);
        log.copy(new BufferedReader(new StringReader(lines)));
        log.copy(new BufferedReader(new StringReader("of the next process")));
        assertThat(Files.readAllLines(file)).hasSize(21).endsWith("line 19", "of the next process");
        assertThat(log.last()).hasSize(8).endsWith("line 19", "of the next process");
    }

    @Test
    void readsAJsonRecordToItsRootCause() {
        assertThat(ProcessLog.readable("""
                        {"level":"ERROR","message":"does not start",\
                        "exception":"a.Outer: outer\\n\\tat a.B.c\\nCaused by: a.Inner: no database\\n\\tat a.B.d\\n"}""")).isEqualTo("ERROR does not start: a.Inner: no database");
        assertThat(ProcessLog.readable("Exception in thread main")).isEqualTo("Exception in thread main");
        assertThat(ProcessLog.readable("x".repeat(1_000))).hasSizeLessThan(300);
    }
}
