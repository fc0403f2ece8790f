package io.truevalue.cli.attack;

import io.truevalue.cli.attack.Case.Reaching;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects cases in the order of their playing, and numbers them within their entry of the threat list. */
final class Cases {
    private final List<Case> cases = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    /** A case of which nothing may reach a service. */
    void refused(String threat, String sent, String expected, Probe probe) {
        add(threat, sent, expected, Reaching.NONE, probe);
    }

    /** A case of one request, which reaches the service. */
    void passed(String threat, String sent, String expected, Probe probe) {
        add(threat, sent, expected, Reaching.exactly(1), probe);
    }

    void add(String threat, String sent, String expected, Reaching reaching, Probe probe) {
        cases.add(new Case(number(threat), sent, expected, reaching, probe));
    }

    /** A case that a running platform cannot be asked, and where it is shown instead. */
    void elsewhere(String threat, String sent, String where) {
        cases.add(new Case(number(threat), sent, where, Reaching.NONE, null));
    }

    private String number(String threat) {
        return threat + "." + numbers.merge(threat, 1, Integer::sum);
    }

    List<Case> all() {
        return List.copyOf(cases);
    }
}
