package io.truevalue.auth.token;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/** How somebody proved who they are, in the words of RFC 8176, section 2. */
public final class Amr {
    public static final String PASSWORD = "pwd";
    public static final String ONE_TIME_CODE = "otp";
    public static final String TEXT_MESSAGE = "sms";
    /** More than one factor. An organisation that requires a second factor looks for this one. */
    public static final String SEVERAL = "mfa";

    private Amr() {}

    /** What was proved before and what is proved now, each once, in the order in which it came. */
    public static List<String> joined(List<String> before, List<String> now) {
        SequencedSet<String> all = new LinkedHashSet<>(before);
        all.addAll(now);
        return new ArrayList<>(all);
    }

    /** By the password, or a session that it opened, and a second factor. */
    public static List<String> withSecond(List<String> first, List<String> second) {
        return joined(joined(first, second), List.of(SEVERAL));
    }
}
