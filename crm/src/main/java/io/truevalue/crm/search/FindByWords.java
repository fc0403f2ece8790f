package io.truevalue.crm.search;

import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.access.AccessProblem;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.problem.CommonProblem;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Finds the records, of those the caller may see, that have a word for each word asked for. */
@Singleton
class FindByWords {
    private static final List<String> READABLE = List.of("contacts:read", "companies:read", "deals:read");
    private static final int LONGEST = 200;
    private static final int MOST_WORDS = 10;
    /** Each is read by itself. */
    private static final int MOST_CANDIDATES = 500;

    private final Transactions transactions;
    private final HitStore hits;
    private final SeenRecords seen;

    FindByWords(Transactions transactions, HitStore hits, SeenRecords seen) {
        this.transactions = transactions;
        this.hits = hits;
        this.seen = seen;
    }

    List<Hit> find(String text, int limit) {
        Principal principal = Tenancy.current();
        if (READABLE.stream().noneMatch(principal::mayInSomeScope)) {
            throw AccessProblem.denied("contacts:read");
        }
        if (text.isBlank() || text.length() > LONGEST) {
            throw CommonProblem.VALIDATION_FAILED
                    .because("The parameter q has 1 to " + LONGEST + " characters.")
                    .field("q", text.isBlank() ? "required" : "invalid_length", "1 to " + LONGEST + " characters");
        }
        List<String> words =
                Words.of(text).stream().distinct().limit(MOST_WORDS).toList();
        if (words.isEmpty()) {
            return List.of();
        }
        return transactions.reading(
                () -> seen.decide() ? findSeen(words, limit) : hits.find(query(words, ":*"), query(words, ""), limit));
    }

    /** Of the best candidates, those whose visible fields have the words. */
    private List<Hit> findSeen(List<String> words, int limit) {
        List<Hit> found = new ArrayList<>();
        for (HitStore.Candidate candidate : hits.candidates(query(words, ":*"), MOST_CANDIDATES)) {
            seen.find(candidate.type(), candidate.id())
                    .filter(record -> record.says(words))
                    .ifPresent(
                            record -> found.add(new Hit(record.type(), record.id(), record.title(), record.snippet())));
            if (found.size() == limit) {
                break;
            }
        }
        return found;
    }

    /** Words hold letters, marks and digits alone, so that none can end its quotes. */
    private static String query(List<String> words, String suffix) {
        return words.stream().map(word -> "'" + word + "'" + suffix).collect(Collectors.joining(" & "));
    }
}
