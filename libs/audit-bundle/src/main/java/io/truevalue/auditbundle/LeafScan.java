package io.truevalue.auditbundle;

import java.util.Arrays;
import java.util.List;

/**
 * Where a leaf's attributes stand, the states before and after, and the commitments in them with what they commit to. Used
 * for one leaf after another.
 */
final class LeafScan implements JsonScan.Watch {
    private static final byte[] COMMITMENT = Written.ascii("{\"commitment\":\"");
    private static final byte[] END = Written.ascii("\"}");
    private static final int COMMITMENT_LENGTH = 44;
    private static final int MOST_SPOTS = 1_024;
    private static final byte[] DATA_NAME = Written.ascii("data");

    // Members of a leaf that something is told of.
    static final int ACTOR_DISPLAY = 0;
    static final int ACTOR_ID = 1;
    static final int ACTOR_TYPE = 2;
    static final int IP = 3;
    static final int DATA = 4;
    static final int ID = 5;
    static final int ORGANIZATION = 6;
    static final int OUTCOME = 7;
    static final int REQUEST_ID = 8;
    static final int SOURCE = 9;
    static final int SUBJECT = 10;
    static final int TIME = 11;
    static final int TYPE = 12;
    static final int USER_AGENT = 13;
    // Members of its data.
    static final int AFTER = 14;
    static final int BEFORE = 15;

    private static final int OF_LEAF = AFTER;
    private static final byte[][] NAMES = {
        Written.ascii("actordisplay"),
        Written.ascii("actorid"),
        Written.ascii("actortype"),
        Written.ascii("clientip"),
        Written.ascii("data"),
        Written.ascii("id"),
        Written.ascii("orgid"),
        Written.ascii("outcome"),
        Written.ascii("requestid"),
        Written.ascii("source"),
        Written.ascii("subject"),
        Written.ascii("time"),
        Written.ascii("type"),
        Written.ascii("useragent"),
        Written.ascii("after"),
        Written.ascii("before")
    };

    private final JsonScan scan = new JsonScan(this);
    private final int[] from = new int[NAMES.length];
    private final int[] to = new int[NAMES.length];
    private final int[] spotFrom = new int[MOST_SPOTS];
    private final int[] spotTo = new int[MOST_SPOTS];
    private final OpenedValues[] spotOf = new OpenedValues[MOST_SPOTS];
    private final int[] spotValue = new int[MOST_SPOTS];
    private int spots;
    private int nextOfLeaf;
    private int nextOfData;
    private byte[] leaf = {};
    private List<OpenedValues> values = List.of();

    /** Whether it is written as a log writes it, and commits to these values, to each at its places. */
    boolean read(byte[] bytes, int length, List<OpenedValues> opened) {
        leaf = bytes;
        values = opened;
        spots = 0;
        nextOfLeaf = 0;
        nextOfData = OF_LEAF;
        Arrays.fill(from, JsonScan.NO);
        if (!scan.isObject(bytes, length)) {
            return false;
        }
        boolean whole = true;
        for (OpenedValues one : opened) {
            whole &= one.isWhollyFilled();
        }
        int data = from(DATA);
        return whole && (data == JsonScan.NO || (leaf[data] == '{' && spotAt(data) == JsonScan.NO));
    }

    @Override
    public int object(int at, int depth) {
        int name = at + COMMITMENT.length;
        int end = name + COMMITMENT_LENGTH + END.length;
        if (at + COMMITMENT.length > leaf.length || !isAt(at, COMMITMENT, COMMITMENT.length - 1)) {
            return JsonScan.READ;
        }
        if (end > leaf.length
                || spots == MOST_SPOTS
                || !isAt(at, COMMITMENT, COMMITMENT.length)
                || !isAt(end - END.length, END, END.length)) {
            return JsonScan.NO;
        }
        for (OpenedValues one : values) {
            if (one.isCommittedToAt(leaf, name)) {
                return spot(one, at, end, depth);
            }
        }
        return JsonScan.NO;
    }

    private boolean isAt(int at, byte[] literal, int length) {
        return Arrays.equals(leaf, at, at + length, literal, 0, length);
    }

    private int spot(OpenedValues committed, int at, int end, int depth) {
        int value = committed.fill(scan, leaf, depth);
        if (value == JsonScan.NO && !committed.isErased()) {
            return JsonScan.NO;
        }
        spotFrom[spots] = at;
        spotTo[spots] = end;
        spotOf[spots] = committed;
        spotValue[spots++] = value;
        return end;
    }

    @Override
    public void member(int depth, int nameFrom, int nameTo, int itsFrom, int itsTo) {
        if (depth == 0) {
            nextOfLeaf = note(nextOfLeaf, OF_LEAF, nameFrom, nameTo, itsFrom, itsTo);
        } else if (depth == 1
                && Arrays.equals(leaf, scan.nameFrom(0), scan.nameTo(0), DATA_NAME, 0, DATA_NAME.length)) {
            nextOfData = note(nextOfData, NAMES.length, nameFrom, nameTo, itsFrom, itsTo);
        }
    }

    /** Members come in ascending order, as the names do here, so that the next is looked for after the last. */
    private int note(int first, int end, int nameFrom, int nameTo, int itsFrom, int itsTo) {
        for (int i = first; i < end; i++) {
            byte[] name = NAMES[i];
            if (name.length == nameTo - nameFrom && Arrays.equals(leaf, nameFrom, nameTo, name, 0, name.length)) {
                from[i] = itsFrom;
                to[i] = itsTo;
                return i + 1;
            }
        }
        return first;
    }

    /** {@link JsonScan#NO} where the leaf has it not. */
    int from(int member) {
        return from[member];
    }

    int to(int member) {
        return to[member];
    }

    byte[] leaf() {
        return leaf;
    }

    /** The first commitment not before that place; as many as there are where none follows. */
    int firstSpot(int at) {
        int spot = 0;
        while (spot < spots && spotFrom[spot] < at) {
            spot++;
        }
        return spot;
    }

    /** The commitment that stands right there; {@link JsonScan#NO} where none does. */
    int spotAt(int at) {
        int spot = firstSpot(at);
        return spot < spots && spotFrom[spot] == at ? spot : JsonScan.NO;
    }

    int spots() {
        return spots;
    }

    int spotFrom(int spot) {
        return spotFrom[spot];
    }

    int spotTo(int spot) {
        return spotTo[spot];
    }

    OpenedValues spotOf(int spot) {
        return spotOf[spot];
    }

    int spotValue(int spot) {
        return spotValue[spot];
    }
}
