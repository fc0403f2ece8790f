package io.truevalue.crm.imports.mapping;

import io.truevalue.crm.imports.mapping.Row.Cell;
import io.truevalue.crm.record.Address;
import io.truevalue.crm.record.Email;
import io.truevalue.crm.record.Phone;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Cells that both contacts and companies have. What a record has already stays; what a row has more is added. */
final class SharedCells {
    private static final String SEVERAL_IN_A_CELL = "\\s*[;\\n|]\\s*";

    private SharedCells() {}

    static List<Email> emails(Row row, List<Email> before) {
        List<Email> emails = new ArrayList<>(before);
        for (Cell cell : row.all("email")) {
            for (String value : cell.value().split("[\\s;,|]+", -1)) {
                if (!value.isEmpty()
                        && emails.stream().noneMatch(one -> one.value().equalsIgnoreCase(value))) {
                    emails.add(new Email(value, label(cell.column(), "e?-? ?mail( address)?"), null));
                }
            }
        }
        return emails;
    }

    static List<Phone> phones(Row row, List<Phone> before) {
        List<Phone> phones = new ArrayList<>(before);
        for (Cell cell : row.all("phone")) {
            for (String value : cell.value().split(SEVERAL_IN_A_CELL, -1)) {
                if (!value.isEmpty()
                        && phones.stream().noneMatch(one -> one.value().equals(value))) {
                    phones.add(new Phone(value, label(cell.column(), "(tele)?phone( number)?"), null, null));
                }
            }
        }
        return phones;
    }

    static List<Address> addresses(Row row, List<Address> before) {
        List<Address> addresses = new ArrayList<>(before);
        Address first = before.isEmpty() ? new Address(null, null, null, null, null, null) : before.getFirst();
        Address changed = new Address(
                first.label(),
                row.one("street").orElse(first.street()),
                row.one("city").orElse(first.city()),
                row.one("state").orElse(first.state()),
                row.one("postal_code").orElse(first.postalCode()),
                row.one("country").orElse(first.country()));
        if (!changed.equals(first)) {
            addresses.removeIf(address -> address.equals(first));
            addresses.addFirst(changed);
        }
        return addresses;
    }

    static List<String> tags(Row row, List<String> before) {
        Set<String> tags = new LinkedHashSet<>(before);
        row.all("tags").stream()
                .flatMap(cell -> Stream.of(cell.value().split("\\s*[;,|]\\s*", -1)))
                .filter(tag -> !tag.isEmpty())
                .forEach(tags::add);
        return List.copyOf(tags);
    }

    /** What a header says beyond the kind of value: of "District office phone", the district office. */
    private static @Nullable String label(String column, String kind) {
        String rest = column.toLowerCase(Locale.ROOT)
                .replaceAll(kind, "")
                .replaceAll("[\\s0-9()]+", " ")
                .strip();
        return rest.isEmpty() || rest.length() > 60 ? null : rest;
    }
}
