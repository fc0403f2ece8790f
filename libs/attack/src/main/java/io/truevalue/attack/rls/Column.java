package io.truevalue.attack.rls;

import java.util.List;

/**
 * A column as the catalogue has it.
 *
 * @param type such as {@code text[]}
 * @param labels of an enumerated type, else none
 */
record Column(String name, String type, boolean required, boolean hasDefault, boolean identity, List<String> labels) {
    String quoted() {
        return Sql.name(name);
    }
}
