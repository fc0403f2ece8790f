package io.truevalue.auditbundle;

import static io.truevalue.auditbundle.Written.ascii;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges an event's line by its bytes alone, if it stands as a log writes it and all in it fits: what is told must be, byte
 * for byte, what the log would write of the leaf with its values opened. Of any other line it says nothing; that is judged
 * by what it means ({@link EventCheck}), which takes twice as long. For one thread.
 */
final class WrittenEvents {
    private static final byte[] NULL = ascii("null");
    private static final byte[] ERASED = ascii("{\"erased\":true}");

    /** A member that is told, and the text before it. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared, and kept within.
    private record Step(byte[] before, int member) {
        static Step of(String before, int member) {
            return new Step(ascii(before), member);
        }
    }

    private static final Step[] TO_ORGANIZATION = {
        Step.of("{\"id\":", LeafScan.ID),
        Step.of(",\"type\":", LeafScan.TYPE),
        Step.of(",\"source\":", LeafScan.SOURCE),
        Step.of(",\"time\":", LeafScan.TIME),
        Step.of(",\"actor\":{\"id\":", LeafScan.ACTOR_ID),
        Step.of(",\"type\":", LeafScan.ACTOR_TYPE),
        Step.of(",\"display\":", LeafScan.ACTOR_DISPLAY),
        Step.of("},\"organization_id\":", LeafScan.ORGANIZATION)
    };
    private static final byte[] RESOURCE_TYPE = ascii(",\"resource\":{\"type\":");
    private static final byte[] QUOTE = ascii("\"");
    private static final Step[] TO_OUTCOME = {
        Step.of(",\"id\":", LeafScan.SUBJECT),
        Step.of("},\"request_id\":", LeafScan.REQUEST_ID),
        Step.of(",\"ip\":", LeafScan.IP),
        Step.of(",\"user_agent\":", LeafScan.USER_AGENT),
        Step.of(",\"outcome\":", LeafScan.OUTCOME)
    };
    private static final byte[] BEFORE = ascii(",\"before\":");
    private static final byte[] AFTER = ascii(",\"after\":");

    private final byte[] organization;
    private final Personal crypto = new Personal();
    private final Written written = new Written();
    private final LeafScan scan = new LeafScan();
    private final List<OpenedValues> kept = new ArrayList<>();
    private byte[] line = {};
    private byte[] leaf = {};
    private int at;

    WrittenEvents(String organization) {
        this.organization = ('"' + organization + '"').getBytes(UTF_8);
    }

    /** The event, in which nothing is at fault; null where nothing is said. */
    Part.@Nullable Event check(long number, byte[] text) {
        line = text;
        at = 0;
        if (!written.read(text)) {
            return null;
        }
        leaf = written.leaf();
        byte[] hash = crypto.leafHash(leaf, written.leafLength());
        boolean fits = written.hasHash(hash) && opens() && tells();
        return fits ? new Part.Event(number, written.index(), id(), hash, null) : null;
    }

    private boolean opens() {
        List<Written.Value> values = written.values();
        while (kept.size() < values.size()) {
            kept.add(new OpenedValues(crypto));
        }
        List<OpenedValues> opened = kept.subList(0, values.size());
        for (int i = 0; i < values.size(); i++) {
            if (!opened.get(i).open(line, values.get(i))) {
                return false;
            }
            for (int j = 0; j < i; j++) {
                if (opened.get(i).hasCommitmentOf(opened.get(j))) {
                    return false;
                }
            }
        }
        return !written.namesAPersonTwice() && scan.read(leaf, written.leafLength(), opened);
    }

    private boolean tells() {
        return isPlain(LeafScan.ID)
                && isPlain(LeafScan.TYPE)
                && isOfOrganization()
                && takeAll(TO_ORGANIZATION)
                && take(RESOURCE_TYPE)
                && takeResourceType()
                && takeAll(TO_OUTCOME)
                && take(BEFORE)
                && takeState(LeafScan.BEFORE)
                && take(AFTER)
                && takeState(LeafScan.AFTER)
                && at == written.toldTo();
    }

    /** A text without escapes. */
    private boolean isPlain(int member) {
        int from = scan.from(member);
        boolean plain = from != JsonScan.NO && leaf[from] == '"';
        for (int i = from; plain && i < scan.to(member); i++) {
            plain = leaf[i] != '\\';
        }
        return plain;
    }

    private boolean isOfOrganization() {
        int from = scan.from(LeafScan.ORGANIZATION);
        return from != JsonScan.NO
                && Arrays.equals(leaf, from, scan.to(LeafScan.ORGANIZATION), organization, 0, organization.length);
    }

    private String id() {
        int from = scan.from(LeafScan.ID) + 1;
        return new String(leaf, from, scan.to(LeafScan.ID) - 1 - from, UTF_8);
    }

    private boolean take(byte[] text) {
        return take(text, 0, text.length);
    }

    private boolean take(byte[] text, int from, int to) {
        int end = at + to - from;
        boolean there = end <= written.toldTo() && Arrays.equals(line, at, end, text, from, to);
        at = end;
        return there;
    }

    private boolean takeAll(Step[] steps) {
        for (Step step : steps) {
            if (!take(step.before()) || !takeAttribute(step.member())) {
                return false;
            }
        }
        return true;
    }

    /** A text; what is none, since it was erased or never there, is told as null. */
    private boolean takeAttribute(int member) {
        int from = scan.from(member);
        if (from == JsonScan.NO) {
            return take(NULL);
        }
        int spot = scan.spotAt(from);
        if (spot == JsonScan.NO) {
            return leaf[from] == '"' && take(leaf, from, scan.to(member));
        }
        OpenedValues values = scan.spotOf(spot);
        return values.isErased() ? take(NULL) : line[at] == '"' && takeValue(values, scan.spotValue(spot));
    }

    private boolean takeValue(OpenedValues values, int value) {
        return take(values.plain(), values.from(value), values.to(value));
    }

    private boolean takeResourceType() {
        int from = scan.from(LeafScan.TYPE);
        int to = from + 1;
        while (leaf[to] != '.' && leaf[to] != '"') {
            to++;
        }
        return take(leaf, from, to) && take(QUOTE);
    }

    private boolean takeState(int member) {
        int from = scan.from(member);
        if (from == JsonScan.NO) {
            return take(NULL);
        }
        int to = scan.to(member);
        for (int spot = scan.firstSpot(from); spot < scan.spots() && scan.spotFrom(spot) < to; spot++) {
            OpenedValues values = scan.spotOf(spot);
            boolean there = take(leaf, from, scan.spotFrom(spot))
                    && (values.isErased() ? take(ERASED) : takeValue(values, scan.spotValue(spot)));
            if (!there) {
                return false;
            }
            from = scan.spotTo(spot);
        }
        return take(leaf, from, to);
    }
}
