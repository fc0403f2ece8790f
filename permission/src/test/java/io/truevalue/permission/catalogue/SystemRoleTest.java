package io.truevalue.permission.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SystemRoleTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/role-matrix.txt");

    @Test
    void holdWhatTheContractSays() throws IOException {
        String matrix = Catalogue.all().stream()
                .map(Permission::resource)
                .distinct()
                .map(SystemRoleTest::line)
                .collect(Collectors.joining("\n", heading() + "\n", "\n"));

        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(GOLDEN, matrix);
        }
        assertThat(matrix).isEqualTo(Files.readString(GOLDEN));
    }

    @Test
    void holdNothingThatIsNotInTheCatalogue() {
        for (SystemRole role : SystemRole.values()) {
            assertThat(role.permissions())
                    .allMatch(each -> Catalogue.find(each.name()).isPresent());
        }
    }

    @Test
    void letTheAdminDoEverything() {
        Set<String> admin = Permission.withoutCovered(SystemRole.ADMIN.permissions());

        assertThat(Catalogue.all()).allMatch(each -> each.isCoveredBy(admin));
        assertThat(admin).noneMatch(name -> name.contains("@"));
    }

    @Test
    void leaveOutWhatAWiderPermissionCovers() {
        assertThat(Permission.withoutCovered(SystemRole.MANAGER.permissions()))
                .contains("contacts:read", "contacts:write@team")
                .doesNotContain("contacts:read@team");
    }

    private static String heading() {
        return "%-14s %-40s %-52s %-28s %s".formatted("resource", "admin", "manager", "member", "viewer");
    }

    private static String line(String resource) {
        List<String> cells = Arrays.stream(SystemRole.values())
                .map(role -> cell(resource, role))
                .toList();
        return "%-14s %-40s %-52s %-28s %s".formatted(resource, cells.get(0), cells.get(1), cells.get(2), cells.get(3));
    }

    private static String cell(String resource, SystemRole role) {
        String text = role.permissions().stream()
                .filter(each -> each.resource().equals(resource))
                .map(each -> each.name().substring(resource.length() + 1))
                .collect(Collectors.joining(" "))
                .toLowerCase(Locale.ROOT);
        return text.isEmpty() ? "-" : text;
    }
}
