package io.truevalue.tenancy.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.io.ResourceResolver;
import io.micronaut.web.router.Router;
import io.truevalue.tenancy.access.AccessRule;
import io.truevalue.web.problem.CommonProblem;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The service's OpenAPI 3.1 document: paths and schemas as the compilation wrote them, completed by what the router
 * knows of each public route. Made when it is first asked for.
 */
@Singleton
final class ServiceDocument {
    private static final String SHARED = "classpath:openapi/shared.yml";

    private final ResourceResolver resources;
    private final Router router;
    private final String service;
    private @Nullable String text;

    ServiceDocument(ResourceResolver resources, Router router, @Value("${truevalue.service.name}") String service) {
        this.resources = resources;
        this.router = router;
        this.service = service;
    }

    /** YAML. */
    synchronized String text() {
        if (text == null) {
            text = Yaml.write(make());
        }
        return text;
    }

    private ObjectNode make() {
        ObjectNode written = read("classpath:META-INF/swagger/" + service + "-service.yml");
        ObjectNode shared = read(SHARED);
        ObjectNode document = frame(written, shared);
        ObjectNode components = document.putObject("components");
        components.setAll(shared.withObject("components"));
        components.withObject("schemas").setAll(written.withObject("components").withObject("schemas"));
        written.withObject("paths")
                .withObjectProperty("/" + service + "/openapi.yaml")
                .set("get", shared.get("x-document-operation"));
        document.set("paths", paths(written, components));
        new Schemas(document).improve();
        new References(document).dropUnused();
        return document;
    }

    private ObjectNode frame(ObjectNode written, ObjectNode shared) {
        ObjectNode document = written.objectNode();
        document.set("openapi", shared.get("openapi"));
        ObjectNode info = document.putObject("info");
        info.setAll(written.withObject("info"));
        ObjectNode common = shared.withObject("info");
        info.put(
                "description",
                info.path("description").asText() + "\n\n"
                        + common.path("x-conventions").asText());
        info.set("license", common.get("license"));
        info.set("contact", common.get("contact"));
        document.set("servers", shared.get("servers"));
        document.putArray("tags");
        return document;
    }

    private ObjectNode paths(ObjectNode written, ObjectNode components) {
        ObjectNode described = written.withObject("paths");
        ObjectNode paths = written.objectNode();
        Operations operations = new Operations(components);
        for (PublicRoute route : publicRoutes()) {
            if (described.path(route.path()).path(route.method()) instanceof ObjectNode operation) {
                operations.complete(operation, route);
                paths.withObjectProperty(route.path()).set(route.method(), operation);
            }
        }
        return paths;
    }

    /** Those under the service's own name; health and metrics stand beside it. */
    private List<PublicRoute> publicRoutes() {
        return router.uriRoutes()
                .filter(route -> !route.getHttpMethodName().equals("HEAD"))
                .map(PublicRoute::of)
                .filter(route -> route.path().startsWith("/" + service + "/"))
                .filter(route -> route.access().kind() != AccessRule.Kind.INTERNAL)
                .distinct()
                .sorted(Comparator.comparing(PublicRoute::path).thenComparing(PublicRoute::method))
                .toList();
    }

    private ObjectNode read(String location) {
        try (InputStream stream = resources
                .getResourceAsStream(location)
                .orElseThrow(() -> CommonProblem.NOT_FOUND.because("This service has no document."))) {
            return Yaml.read(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
