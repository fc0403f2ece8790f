package io.truevalue.analytics.stream;

import io.truevalue.analytics.stream.Message.Figure;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** An organisation's figures that somebody follows, as they were read last. Any number wait on it for news. */
final class Watch {
    private final Map<Followed, Integer> followers = new HashMap<>();
    private final Map<Followed, Figure> figures = new HashMap<>();
    private boolean asked;
    private boolean over;

    synchronized void add(Collection<Followed> wanted) {
        wanted.forEach(each -> followers.merge(each, 1, Integer::sum));
        asked |= !figures.keySet().containsAll(wanted);
        notifyAll();
    }

    /** Whether nobody is left. */
    synchronized boolean remove(Collection<Followed> wanted) {
        wanted.forEach(each -> followers.computeIfPresent(each, (key, count) -> count == 1 ? null : count - 1));
        figures.keySet().retainAll(followers.keySet());
        over |= followers.isEmpty();
        notifyAll();
        return over;
    }

    /** Nobody waits any more. */
    synchronized void end() {
        over = true;
        notifyAll();
    }

    synchronized Set<Followed> followed() {
        return Set.copyOf(followers.keySet());
    }

    /** What was read; a figure that is as before is no news. */
    synchronized void tell(Map<Followed, Figure> read) {
        read.forEach((followed, figure) -> {
            if (followers.containsKey(followed) && !figure.standsAs(figures.get(followed))) {
                figures.put(followed, figure);
            }
        });
        notifyAll();
    }

    /** Rests between two readings; returns early where somebody asks for what was not read yet. False at the end. */
    synchronized boolean rest(Duration atMost) throws InterruptedException {
        long until = System.nanoTime() + atMost.toNanos();
        while (!over && !asked && System.nanoTime() < until) {
            waitUntil(until);
        }
        asked = false;
        return !over;
    }

    /**
     * Waits for a figure that was not seen.
     *
     * @param stopped whether the one who waits was to stop
     * @return news, or none when the time is up
     */
    synchronized List<Figure> awaitNews(
            Set<Followed> mine, Collection<Figure> seen, Duration atMost, BooleanSupplier stopped)
            throws InterruptedException {
        long until = System.nanoTime() + atMost.toNanos();
        while (true) {
            List<Figure> news = figures.entrySet().stream()
                    .filter(each -> mine.contains(each.getKey()))
                    .map(Map.Entry::getValue)
                    .filter(figure -> !seen.contains(figure))
                    .toList();
            if (!news.isEmpty() || over || stopped.getAsBoolean() || System.nanoTime() >= until) {
                return news;
            }
            waitUntil(until);
        }
    }

    synchronized boolean isOver() {
        return over;
    }

    /** Wakes those who wait, so that one who was told to stop does. */
    synchronized void stir() {
        notifyAll();
    }

    @SuppressWarnings("WaitNotInLoop") // Both callers look again.
    private void waitUntil(long until) throws InterruptedException {
        long left = until - System.nanoTime();
        if (left > 0) {
            wait(left / 1_000_000, (int) (left % 1_000_000));
        }
    }
}
