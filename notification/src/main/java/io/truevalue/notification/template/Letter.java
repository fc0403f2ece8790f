package io.truevalue.notification.template;

/** A message as its reader sees it, in both forms. Never prints what it says. */
public record Letter(String subject, String text, String html) {
    @Override
    public String toString() {
        return "Letter(hidden)";
    }
}
