package io.truevalue.bench.org;

import com.fasterxml.jackson.databind.JsonNode;
import io.truevalue.bench.CannotMeasure;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** The pages that people ask for: by time and by name at any depth, those of a team, and those that a word finds. */
final class Pages {
    /** One kind of page. */
    enum Kind {
        NEWEST("newest first, at any depth"),
        BY_NAME("by name, at any depth"),
        OF_TEAM("of a team"),
        SEARCHED("found by a part of a name");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** One page to ask for. */
    record Page(Kind kind, String query) {}

    private final int members;
    private final List<String> newest;
    private final List<String> byName;

    private Pages(int members, List<String> newest, List<String> byName) {
        this.members = members;
        this.newest = newest;
        this.byName = byName;
    }

    /** Walks both orders to their end, which warms the services up and proves that every member is shown once. */
    static Pages walk(MembersClient client, int members) {
        return new Pages(members, walk(client, "limit=20", members), walk(client, "limit=20&sort=full_name", members));
    }

    private static List<String> walk(MembersClient client, String query, int members) {
        List<String> queries = new ArrayList<>();
        String next = query;
        int seen = 0;
        while (!next.isEmpty()) {
            queries.add(next);
            JsonNode page = client.read(next);
            seen += page.path("items").size();
            JsonNode cursor = page.path("next_cursor");
            next = cursor.isNull() ? "" : query + "&cursor=" + cursor.asText();
        }
        if (seen != members) {
            throw new CannotMeasure("The pages show " + seen + " members of " + members + ".");
        }
        return queries;
    }

    /** Of ten pages five are by time, two by name, two of a team and one is searched. */
    Page any(RandomGenerator random) {
        int lot = random.nextInt(10);
        if (lot < 5) {
            return new Page(Kind.NEWEST, newest.get(random.nextInt(newest.size())));
        }
        if (lot < 7) {
            return new Page(Kind.BY_NAME, byName.get(random.nextInt(byName.size())));
        }
        if (lot < 9) {
            return new Page(
                    Kind.OF_TEAM, "limit=20&filter=teams==0199a7c2-2222-7000-8000-%012d".formatted(random.nextInt(50)));
        }
        return new Page(Kind.SEARCHED, "limit=20&q=number%20" + random.nextInt(members));
    }
}
