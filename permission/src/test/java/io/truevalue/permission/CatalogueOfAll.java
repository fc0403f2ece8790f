package io.truevalue.permission;

import io.truevalue.testing.Caller;
import io.truevalue.testing.ServiceExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Registers what the other services declare, as they do when they start. */
final class CatalogueOfAll {
    private static final Path DECLARED = Path.of("..", "docs", "catalogue");

    private CatalogueOfAll() {}

    static void register(ServiceExtension permission) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(DECLARED, "*.json")) {
            for (Path file : files) {
                String service = file.getFileName().toString().replace(".json", "");
                if (!service.equals("permission")) {
                    permission
                            .as(Caller.service(service + "-service", null))
                            .post("/internal/catalogue", Files.readString(file))
                            .expect(204);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
