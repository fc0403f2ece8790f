package io.truevalue.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildTest {
    @TempDir
    private Path folder;

    private Path jar(String revision) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, "1.2.3");
        manifest.getMainAttributes().putValue("Implementation-Revision", revision);
        Path jar = folder.resolve("some.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            out.finish();
        }
        return jar;
    }

    @Test
    void readsTheManifest() throws IOException {
        assertThat(Build.read(jar("0123456789ab"))).isEqualTo(new Build("1.2.3", "0123456789ab"));
    }

    @Test
    void knowsNoRevisionOutsideACheckout() throws IOException {
        assertThat(Build.read(jar("${git.commit.id.abbrev}"))).isEqualTo(new Build("1.2.3", "unknown"));
        assertThat(Build.running().version()).isNotEmpty();
    }
}
