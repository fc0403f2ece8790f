package io.truevalue.gateway.docs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.core.io.ResourceLoader;
import io.truevalue.gateway.asset.Asset;
import io.truevalue.gateway.peer.PeerCalls;
import io.truevalue.gateway.route.Service;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The gathered OpenAPI document. Services are asked once a minute at most, whoever asks the gate; one that does not
 * answer keeps the document that it gave last, and is named in the description where it has given none.
 */
@Singleton
final class Reference {
    private static final long FRESH = Duration.ofMinutes(1).toNanos();
    private static final long FRESH_WITH_GAPS = Duration.ofSeconds(5).toNanos();
    private static final Logger log = LoggerFactory.getLogger(Reference.class);

    private record Gathered(Asset document, long untilNanos) {}

    private final PeerCalls peers;
    private final ObjectMapper json;
    private final Map<String, Object> base;
    private final ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<Service, Map<String, Object>> documents = new ConcurrentHashMap<>();
    private final AtomicReference<Optional<Gathered>> gathered = new AtomicReference<>(Optional.empty());

    Reference(PeerCalls peers, ObjectMapper json, ResourceLoader resources) {
        this.peers = peers;
        this.json = json;
        try (InputStream stream =
                resources.getResourceAsStream("classpath:docs/openapi.yml").orElseThrow()) {
            base = read(stream.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("docs/openapi.yml", e);
        }
    }

    /** As JSON. */
    Asset document() throws InterruptedException {
        Optional<Gathered> last = gathered.get();
        if (last.isPresent() && System.nanoTime() - last.get().untilNanos() < 0) {
            return last.get().document();
        }
        ask();
        List<String> missing = new ArrayList<>();
        Map<String, Map<String, Object>> known = new LinkedHashMap<>();
        for (Service service : Service.values()) {
            Map<String, Object> document = documents.get(service);
            if (document == null) {
                missing.add(service.segment());
            } else {
                known.put(service.segment(), document);
            }
        }
        Asset document = write(GatheredDocument.of(missing.isEmpty() ? base : telling(missing), known));
        long fresh = missing.isEmpty() ? FRESH : FRESH_WITH_GAPS;
        gathered.set(Optional.of(new Gathered(document, System.nanoTime() + fresh)));
        return document;
    }

    private void ask() throws InterruptedException {
        Map<Service, Future<byte[]>> asked = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            asked.put(
                    service, askers.submit(() -> peers.getPublic(service, "/" + service.segment() + "/openapi.yaml")));
        }
        for (Map.Entry<Service, Future<byte[]>> each : asked.entrySet()) {
            try {
                documents.put(each.getKey(), read(each.getValue().get()));
            } catch (ExecutionException | YAMLException gap) {
                log.warn("{} gave no OpenAPI document: {}", each.getKey().segment(), gap.getMessage());
            }
        }
    }

    private Map<String, Object> telling(List<String> missing) {
        Map<String, Object> info = new LinkedHashMap<>();
        ((Map<?, ?>) base.getOrDefault("info", Map.of())).forEach((key, value) -> info.put(String.valueOf(key), value));
        info.merge(
                "description",
                "\n\n**Not answering now, and so not shown:** " + String.join(", ", missing) + ".",
                (text, more) -> text.toString() + more);
        Map<String, Object> told = new LinkedHashMap<>(base);
        told.put("info", info);
        return told;
    }

    private static Map<String, Object> read(byte[] yaml) {
        LoaderOptions bounded = new LoaderOptions();
        bounded.setMaxAliasesForCollections(50);
        Object document = new Yaml(new SafeConstructor(bounded)).load(new String(yaml, StandardCharsets.UTF_8));
        if (!(document instanceof Map<?, ?> map)) {
            throw new YAMLException("not an OpenAPI document");
        }
        Map<String, Object> members = new LinkedHashMap<>();
        map.forEach((name, value) -> members.put(String.valueOf(name), value));
        return members;
    }

    private Asset write(Map<String, Object> document) {
        try {
            return Asset.of("openapi.json", json.writeValueAsBytes(document), false);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of maps, lists and values is JSON", e);
        }
    }

    @PreDestroy
    void close() {
        askers.shutdownNow();
    }
}
