package io.truevalue.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.truevalue.signing.Refusal;
import io.truevalue.web.problem.ProblemType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every code that a problem can carry has a page, says one status wherever it is used, and no page is left over. */
class ProblemPagesTest {
    private static final Path PAGES = Path.of("../../docs/problems");

    @Test
    void everyCodeHasItsPageAndEveryPageItsCode() throws IOException {
        Map<String, Integer> codes = codes();
        try (Stream<Path> pages = Files.list(PAGES)) {
            Set<String> named = pages.map(page -> page.getFileName().toString())
                    .filter(name -> !name.equals("README.md"))
                    .map(name -> name.replace(".md", ""))
                    .collect(Collectors.toSet());
            assertThat(named).containsExactlyInAnyOrderElementsOf(codes.keySet());
        }
        for (Map.Entry<String, Integer> code : codes.entrySet()) {
            assertThat(Files.readString(PAGES.resolve(code.getKey() + ".md")))
                    .startsWith("# " + code.getKey() + "\n")
                    .contains("Status: " + code.getValue());
        }
    }

    private static Map<String, Integer> codes() {
        Map<String, Integer> codes = new TreeMap<>();
        for (Refusal refusal : Refusal.values()) {
            codes.put(refusal.code(), refusal.status());
        }
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.truevalue").stream()
                        .filter(type -> type.isEnum() && type.isAssignableTo(ProblemType.class))
                        .map(JavaClass::reflect)
                        .flatMap(type -> Stream.of(type.getEnumConstants()))
                        .map(ProblemType.class::cast)
                        .forEach(type -> assertThat(codes.merge(type.code(), type.status(), (one, other) -> other))
                                .as(type.code())
                                .isEqualTo(type.status()));
        return codes;
    }
}
