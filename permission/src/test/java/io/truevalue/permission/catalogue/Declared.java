package io.truevalue.permission.catalogue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.truevalue.tenancy.catalogue.ServiceCatalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** What all services declare, as {@code docs/catalogue} keeps it. */
final class Declared {
    private static final Path FILES = Path.of("..", "docs", "catalogue");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private Declared() {}

    static CatalogueSnapshot catalogue() {
        Map<String, ServiceCatalogue> byService = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(FILES, "*.json")) {
            for (Path file : files) {
                byService.put(
                        file.getFileName().toString().replace(".json", ""),
                        JSON.readValue(file.toFile(), ServiceCatalogue.class));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new CatalogueSnapshot(byService);
    }
}
