package io.truevalue.analytics.stream;

import io.micronaut.http.sse.Event;
import io.truevalue.analytics.metric.Figures;
import io.truevalue.analytics.stream.Message.Figure;
import io.truevalue.analytics.stream.Message.Heartbeat;
import io.truevalue.tenancy.OrgId;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.Tenancy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * A connection that follows figures: all of them at its beginning, so that one who lost the connection has missed nothing,
 * then each that changed, and a heartbeat in silence. What a slow reader did not take yet is replaced by what is newer.
 */
@Singleton
class FollowFigures {
    private final LiveFigures live;
    private final OpenStreams open;
    private final Figures figures;
    private final StreamSettings settings;
    private final Clock clock;
    private final Scheduler scheduler =
            Schedulers.fromExecutor(task -> Thread.ofVirtual().start(task));

    FollowFigures(LiveFigures live, OpenStreams open, Figures figures, StreamSettings settings, Clock clock) {
        this.live = live;
        this.open = open;
        this.figures = figures;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A publisher, since that is how the framework sends events; a blocking thread waits for each. Of objects, since it
     * would write a message as what its declared type has, which is nothing.
     */
    Publisher<Event<Object>> follow(@Nullable String metrics) {
        Set<Followed> wanted = Followed.parse(metrics);
        wanted.forEach(this::requireKnown);
        Principal reader = Tenancy.current();
        OrgId org = reader.organization();
        UUID place = open.take(Objects.requireNonNull(reader.id(), "nobody is signed in"));
        return Flux.<Event<Object>, Connection>using(
                        () -> new Connection(org, wanted), Connection::events, Connection::close)
                .doFinally(end -> open.giveBack(place))
                .subscribeOn(scheduler);
    }

    private void requireKnown(Followed followed) {
        String kind =
                figures.named(followed.metric()).orElseThrow(Followed::invalid).kind();
        if (kind.equals("funnel") || kind.equals("cohort")) {
            throw Followed.invalid();
        }
    }

    private final class Connection {
        private final OrgId org;
        private final Set<Followed> wanted;
        private final Watch watch;
        private final Instant end = clock.instant().plus(settings.life());
        private final Map<Followed, Figure> seen = new HashMap<>();
        private final Deque<Figure> news = new ArrayDeque<>();
        private final AtomicBoolean closed = new AtomicBoolean();

        Connection(OrgId org, Set<Followed> wanted) {
            this.org = org;
            this.wanted = wanted;
            this.watch = live.follow(org, wanted);
        }

        Flux<Event<Object>> events() {
            return Flux.generate(this::next);
        }

        private void next(SynchronousSink<Event<Object>> sink) {
            try {
                if (news.isEmpty()) {
                    news.addAll(watch.awaitNews(wanted, seen.values(), settings.heartbeat(), closed::get));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                closed.set(true);
            }
            if (closed.get() || watch.isOver() || clock.instant().isAfter(end)) {
                sink.complete();
                return;
            }
            Figure figure = news.poll();
            if (figure != null) {
                seen.put(new Followed(figure.metric(), figure.last(), figure.window()), figure);
            }
            Message message = figure == null ? new Heartbeat(clock.instant()) : figure;
            sink.next(Event.<Object>of(message).name(message.event()));
        }

        void close() {
            closed.set(true);
            watch.stir();
            live.leave(org, wanted);
        }
    }
}
