package io.truevalue.auditlog.export;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.truevalue.auditbundle.ToldEvent;
import io.truevalue.auditlog.leaf.DisclosedLeaf;
import io.truevalue.auditlog.leaf.SealedValue;
import io.truevalue.auditlog.leaf.SealedValues;
import io.truevalue.auditlog.person.PersonKeys;
import io.truevalue.auditlog.person.PersonOf;
import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes an event's line of a bundle: what is told of it, its leaf, and the keys of its own personal values. */
@Singleton
class DiscloseEvents {
    private final PersonKeys keys;

    DiscloseEvents(PersonKeys keys) {
        this.keys = keys;
    }

    /** What is kept of a leaf, read as far as it can be. */
    private record Read(KeptLeaf leaf, SealedValues personal) {}

    /** Must run in a transaction. */
    List<DisclosedEvent> disclose(UUID log, List<KeptLeaf> leaves) {
        List<Read> read = leaves.stream()
                .map(leaf -> new Read(leaf, personal(leaf.personal())))
                .toList();
        Set<PersonOf> persons = new HashSet<>();
        read.forEach(one -> one.personal().values().forEach(value -> persons.add(new PersonOf(log, value.person()))));
        Map<PersonOf, byte[]> known = persons.isEmpty() ? Map.of() : keys.toOpen(persons);
        return read.stream()
                .map(one -> new DisclosedEvent(one.leaf().index(), one.leaf().hash(), line(log, one, known)))
                .toList();
    }

    private static SealedValues personal(@Nullable String text) {
        try {
            return SealedValues.parse(text);
        } catch (IllegalStateException | IllegalArgumentException e) {
            return SealedValues.NONE;
        }
    }

    private static @Nullable ObjectNode line(UUID log, Read read, Map<PersonOf, byte[]> known) {
        String text = read.leaf().leaf();
        if (text == null) {
            return null;
        }
        DisclosedLeaf disclosed = disclosed(log, text, read, known);
        ObjectNode line = ToldEvent.of(disclosed.opened());
        ObjectNode proof = line.putObject("proof").put("leaf_index", read.leaf().index());
        byte[] hash = read.leaf().hash();
        proof.put("hash", hash == null ? "" : base64(hash)).put("leaf", text);
        ArrayNode personal = proof.putArray("personal");
        for (SealedValue value : read.personal().values()) {
            ObjectNode one =
                    personal.addObject().put("person", value.person()).put("ciphertext", base64(value.ciphertext()));
            byte[] key = disclosed.keys().get(value.person());
            if (key != null) {
                one.put("key", base64(key));
            }
        }
        return line;
    }

    /** What is no leaf any more tells its id alone; its verifier says the rest. */
    private static DisclosedLeaf disclosed(UUID log, String text, Read read, Map<PersonOf, byte[]> known) {
        try {
            return DisclosedLeaf.of(log, text, read.personal(), person -> known.get(new PersonOf(log, person)));
        } catch (IllegalStateException | IllegalArgumentException | ClassCastException e) {
            return new DisclosedLeaf(
                    JsonNodeFactory.instance.objectNode().put("id", read.leaf().id()), Map.of());
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
