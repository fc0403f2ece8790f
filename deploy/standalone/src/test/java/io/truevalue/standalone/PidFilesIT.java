package io.truevalue.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFilesIT {
    @TempDir
    Path folder;

    @Test
    void endsWhatAKilledRunLeftAndNothingElse() throws IOException, InterruptedException {
        Process left = process("@" + folder + "/org.args");
        Process other = process("@/elsewhere/run/crm.args");
        try {
            PidFiles files = new PidFiles(folder);
            files.write(PlatformService.ORG, left);
            files.write(PlatformService.CRM, other);
            files.endLeftBehind();
            assertThat(left.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(other.isAlive()).isTrue();
            assertThat(folder).isEmptyDirectory();
        } finally {
            left.destroyForcibly();
            other.destroyForcibly();
        }
    }

    @Test
    void findsNothingWhereNothingRan() throws IOException {
        new PidFiles(folder.resolve("absent")).endLeftBehind();
        Files.writeString(folder.resolve("org.pid"), "not a number\n");
        new PidFiles(folder).endLeftBehind();
        assertThat(folder).isEmptyDirectory();
    }

    /** One that waits for its input, and is called with the word. */
    private static Process process(String word) throws IOException {
        return new ProcessBuilder("sh", "-c", "read -r line", word).start();
    }
}
