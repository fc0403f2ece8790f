package io.truevalue.permission.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.tenancy.permission.Permission;
import io.truevalue.tenancy.permission.PermissionSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the services declare is what the platform's table of system roles says, in both directions. */
class SystemRoleTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/role-matrix.txt");

    private final CatalogueSnapshot catalogue = Declared.catalogue();

    @Test
    void holdWhatTheTableSays() throws IOException {
        List<String> lines = new ArrayList<>(List.of(heading()));
        Set<String> resources =
                catalogue.all().stream().map(Permission::resource).collect(Collectors.toSet());
        List<String> expected = Files.readAllLines(GOLDEN);
        expected.stream()
                .skip(1)
                .map(line -> line.split(" ", 2)[0])
                .filter(resources::remove)
                .forEach(resource -> lines.add(line(resource)));

        assertThat(resources).as("declared, and not in the table").isEmpty();
        assertThat(lines).isEqualTo(expected);
    }

    @Test
    void holdNothingThatIsNotInTheCatalogue() {
        for (SystemRole role : SystemRole.values()) {
            assertThat(catalogue.heldBy(role)).allMatch(catalogue::includes);
        }
    }

    @Test
    void letTheAdminDoEverything() {
        PermissionSet admin = PermissionSet.of(catalogue.heldBy(SystemRole.ADMIN).stream()
                .map(Permission::name)
                .toList());

        assertThat(catalogue.all()).allMatch(admin::covers);
        assertThat(admin.normalised()).noneMatch(name -> name.contains("@"));
    }

    private static String heading() {
        return "%-14s  %-18s  %-40s  %-45s  %s".formatted("resource", "admin", "manager", "member", "viewer");
    }

    private String line(String resource) {
        List<String> cells = Arrays.stream(SystemRole.values())
                .map(role -> cell(resource, role))
                .toList();
        return "%-14s  %-18s  %-40s  %-45s  %s"
                .formatted(resource, cells.get(0), cells.get(1), cells.get(2), cells.get(3));
    }

    private String cell(String resource, SystemRole role) {
        String text = catalogue.heldBy(role).stream()
                .filter(each -> each.resource().equals(resource))
                .map(each -> each.name().substring(resource.length() + 1))
                .collect(Collectors.joining(" "));
        return text.isEmpty() ? "-" : text;
    }
}
