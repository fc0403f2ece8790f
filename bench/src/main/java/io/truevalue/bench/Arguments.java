package io.truevalue.bench;

import java.util.ArrayList;
import java.util.List;

/** The words after a benchmark's name, taken option by option; what nobody takes is refused. */
public final class Arguments {
    private final String command;
    private final List<String> words;

    public Arguments(String command, List<String> words) {
        this.command = command;
        this.words = new ArrayList<>(words);
    }

    /** Whether the option was given. */
    public boolean flag(String option) {
        return words.remove(option);
    }

    /** The word after the option, or the other where it was not given. */
    public String text(String option, String otherwise) {
        int place = words.indexOf(option);
        if (place < 0) {
            return otherwise;
        }
        if (place == words.size() - 1) {
            throw new CannotMeasure(command + ": " + option + " takes a value.");
        }
        words.remove(place);
        return words.remove(place);
    }

    /** A number from 1 to 10,000. */
    public int number(String option, int otherwise) {
        String text = text(option, Integer.toString(otherwise));
        if (!text.matches("[1-9][0-9]{0,3}|10000")) {
            throw new CannotMeasure(command + ": " + option + " takes a number from 1 to 10000, not " + text + ".");
        }
        return Integer.parseInt(text);
    }

    /** Refuses what is left. */
    public void end() {
        if (!words.isEmpty()) {
            throw new CannotMeasure(command + ": there is no option " + words.getFirst() + ".");
        }
    }
}
