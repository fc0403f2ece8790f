package io.truevalue.auditbundle;

import io.truevalue.merkle.ProofRejected;
import io.truevalue.merkle.SignedCheckpoint;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Checkpoints that were kept where the log's owner cannot reach them, such as in mails or in a file. */
public final class OutsideCheckpoints {
    /** Three lines, a blank one, and lines that begin with a dash: wherever they stand in a text. */
    private static final Pattern NOTE =
            Pattern.compile("(?m)^\\S+\\n[0-9]+\\n[A-Za-z0-9+/]{43}=\\n\\n(?:\u2014 \\S+ \\S+\\n)+");

    /** What mail programs put before and after the lines of what is quoted. */
    private static final Pattern AROUND_A_LINE = Pattern.compile("(?m)^[> \\t]+|[ \\t]+$");

    private OutsideCheckpoints() {}

    /**
     * Finds them in a text, whatever stands between them: a file that they were appended to, or mails.
     *
     * @throws ProofRejected where one of them is no checkpoint
     */
    public static List<SignedCheckpoint> in(String text) {
        String lines = AROUND_A_LINE.matcher(text.replace("\r\n", "\n")).replaceAll("") + "\n";
        return NOTE.matcher(lines)
                .results()
                .map(MatchResult::group)
                .map(SignedCheckpoint::parse)
                .distinct()
                .toList();
    }

    static List<SignedCheckpoint> of(List<SignedCheckpoint> all, String origin) {
        return all.stream()
                .filter(one -> one.checkpoint().origin().equals(origin))
                .sorted(Comparator.comparingLong(one -> one.checkpoint().size()))
                .toList();
    }
}
