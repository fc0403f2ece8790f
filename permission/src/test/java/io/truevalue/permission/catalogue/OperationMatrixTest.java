package io.truevalue.permission.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.tenancy.permission.Permission;
import io.truevalue.tenancy.permission.PermissionSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Case P1 of the threat list: each system role may call exactly the operations of the services that the platform's table
 * of roles says, reckoned from what the routes ask and what the services give the roles.
 */
class OperationMatrixTest {
    private static final Path TABLE = Path.of("src/test/resources/golden/role-matrix.txt");

    private final CatalogueSnapshot catalogue = Declared.catalogue();

    private record Operation(String path, String method, Permission asks) {}

    @Test
    void letsEachRoleCallWhatTheTableSaysAndNothingElse() throws IOException {
        List<String> differences = new ArrayList<>();
        for (Operation operation : operations()) {
            for (SystemRole role : SystemRole.values()) {
                boolean may = PermissionSet.of(catalogue.heldBy(role).stream()
                                .map(Permission::name)
                                .toList())
                        .coversInSomeScope(operation.asks());
                if (may != tableSays(role, operation.asks())) {
                    differences.add(role + (may ? " may call " : " may not call ") + operation);
                }
            }
        }
        assertThat(operations()).hasSizeGreaterThan(40);
        assertThat(differences).isEmpty();
    }

    @Test
    void asksForNothingThatNobodyDeclared() {
        assertThat(operations()).allMatch(operation -> catalogue.includes(operation.asks()));
    }

    /** Columns of the table are at least two blanks apart; a cell lists actions with their scopes. */
    private static boolean tableSays(SystemRole role, Permission asked) throws IOException {
        String line = Files.readAllLines(TABLE).stream()
                .filter(each -> each.split(" ", 2)[0].equals(asked.resource()))
                .findFirst()
                .orElseThrow();
        String cell = line.split(" {2,}")[List.of(SystemRole.values()).indexOf(role) + 1];
        return Stream.of(cell.split(" ")).anyMatch(action -> action.split("@", 2)[0].equals(asked.action()));
    }

    private static List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        try (Stream<Path> modules = Files.list(Path.of(".."))) {
            for (Path module : modules.sorted().toList()) {
                Path matrix = module.resolve(TABLE.resolveSibling("access-matrix.csv"));
                if (Files.exists(matrix)) {
                    Files.readAllLines(matrix).stream()
                            .skip(1)
                            .map(row -> row.split(",", -1))
                            .forEach(row -> Permission.parse(row[2])
                                    .ifPresent(asked -> operations.add(new Operation(row[0], row[1], asked))));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return operations;
    }
}
