package io.truevalue.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.tenancy.catalogue.Attribute;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The conditions that the documents show are conditions. */
final class ExamplesTest {
    private static final Pattern EXAMPLE = Pattern.compile("```cel\n(.*?)\n```", Pattern.DOTALL);
    private static final List<Attribute> CONTACT = List.of(
            new Attribute("owner_id", Attribute.Type.UUID, "Owner"),
            new Attribute("team_id", Attribute.Type.UUID, "Team"),
            new Attribute("tags", Attribute.Type.STRINGS, "Tags"),
            new Attribute("birthday", Attribute.Type.DATE, "Birthday"),
            new Attribute("created_at", Attribute.Type.TIMESTAMP, "Created"));

    @Test
    void compilesEachExample() throws IOException, ConditionRefused {
        List<String> examples = EXAMPLE.matcher(Files.readString(Path.of("../../docs/how-to/write-a-policy.md")))
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(examples).hasSizeGreaterThan(5);
        for (String example : examples) {
            Vocabulary.of(CONTACT).compile(example);
        }
    }
}
