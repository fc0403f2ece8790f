package io.truevalue.standalone.mail;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The newest messages, bounded in number and in bytes: the oldest go first. */
final class Inbox {
    private static final int MOST_MESSAGES = 1_000;
    private static final long MOST_BYTES = 32L << 20;

    private final Deque<ReceivedMail> newestFirst = new ArrayDeque<>();
    private long bytes;

    synchronized void add(ReceivedMail mail) {
        newestFirst.addFirst(mail);
        bytes += mail.size();
        while (newestFirst.size() > MOST_MESSAGES || (bytes > MOST_BYTES && newestFirst.size() > 1)) {
            bytes -= newestFirst.removeLast().size();
        }
    }

    synchronized List<ReceivedMail> all() {
        return List.copyOf(newestFirst);
    }

    /** Newest first; addresses do not differ by case. */
    synchronized List<ReceivedMail> to(String address) {
        return newestFirst.stream()
                .filter(mail -> mail.to().equalsIgnoreCase(address))
                .toList();
    }

    synchronized Optional<ReceivedMail> byId(String id) {
        return newestFirst.stream().filter(mail -> mail.id().equals(id)).findFirst();
    }

    synchronized void clear() {
        newestFirst.clear();
        bytes = 0;
    }
}
