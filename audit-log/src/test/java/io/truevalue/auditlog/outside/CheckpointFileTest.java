package io.truevalue.auditlog.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFileTest {
    @TempDir
    private Path folder;

    @Test
    void knowsWhatStandsInIt() throws IOException {
        CheckpointFile file = new CheckpointFile(folder.resolve("new/checkpoints.txt"));
        assertThat(file.sizes()).isEmpty();

        file.append(List.of(checkpoint("log/a", 3), checkpoint("log/b", 7)));
        file.append(List.of(checkpoint("log/a", 12)));

        assertThat(file.sizes()).isEqualTo(Map.of("log/a", 12L, "log/b", 7L));
        assertThat(Files.readString(folder.resolve("new/checkpoints.txt")))
                .isEqualTo(
                        checkpoint("log/a", 3) + "\n" + checkpoint("log/b", 7) + "\n" + checkpoint("log/a", 12) + "\n");
    }

    @Test
    void beginsANewLineBehindWhatACrashCutOff() throws IOException {
        Path path = folder.resolve("checkpoints.txt");
        CheckpointFile file = new CheckpointFile(path);
        file.append(List.of(checkpoint("log/a", 3)));
        Files.writeString(path, "log/a\n9\nroot=\n\n\u2014 lo", StandardOpenOption.APPEND);

        assertThat(file.sizes()).isEqualTo(Map.of("log/a", 3L));
        file.append(List.of(checkpoint("log/a", 9)));

        assertThat(file.sizes()).isEqualTo(Map.of("log/a", 9L));
        assertThat(Files.readString(path)).endsWith("\u2014 lo\n\n" + checkpoint("log/a", 9) + "\n");
    }

    private static String checkpoint(String origin, long size) {
        return origin + "\n" + size + "\nroot=\n\n\u2014 " + origin + " signature=\n";
    }
}
