package io.truevalue.tenancy.signature;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.truevalue.signing.ReplayMemory;
import io.truevalue.signing.RequestVerifier;
import io.truevalue.signing.SharedWindow;
import io.truevalue.tenancy.ManagementPort;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Puts a {@link SignatureGate} before the framework's own handler on every connection but the management port's. */
@Singleton
@Requires(beans = SigningSettings.class)
final class SignatureGateInstaller implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
    static final Duration WINDOW = Duration.ofSeconds(30);

    private final RequestVerifier verifier;
    private final UploadLimits limits;
    private final ObjectMapper json;
    private final SignatureCounts counts;
    private final ManagementPort management;
    private final @Nullable SharedWindow window;

    SignatureGateInstaller(
            @Value("${truevalue.service.name}") String service,
            SigningSettings settings,
            LiveKeys keys,
            UploadLimits limits,
            ObjectMapper json,
            @Nullable SharedWindow window,
            Clock clock,
            SignatureCounts counts,
            ManagementPort management) {
        this.verifier = new RequestVerifier(
                service + "-service",
                (hop, caller) -> keys.from(caller),
                new ReplayMemory(settings.replayCapacity(), WINDOW, clock.instant()),
                clock);
        this.limits = limits;
        this.json = json;
        this.counts = counts;
        this.management = management;
        this.window = window;
    }

    @Override
    public NettyServerCustomizer.Registry onCreated(BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        event.getBean().register(new ForServer());
        return event.getBean();
    }

    private final class ForServer implements NettyServerCustomizer {
        @Override
        public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
            return new ForChannel(channel);
        }
    }

    private final class ForChannel implements NettyServerCustomizer {
        private final Channel channel;

        private ForChannel(Channel channel) {
            this.channel = channel;
        }

        @Override
        public NettyServerCustomizer specializeForChannel(Channel inner, ChannelRole role) {
            return new ForChannel(inner);
        }

        @Override
        public void onStreamPipelineBuilt() {
            if (management.received(channel.localAddress())) {
                return;
            }
            channel.pipeline()
                    .addBefore(
                            ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND,
                            "signature-gate",
                            new SignatureGate(verifier, window, limits, json, counts));
        }
    }
}
