package io.truevalue.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import io.truevalue.attack.api.Operation;
import io.truevalue.tenancy.access.AccessRule;
import io.truevalue.tenancy.catalogue.ServiceCatalogue;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds a running service to what it says of itself. */
public final class ApiContract {
    private static final Path DOCUMENTS = Path.of("..", "docs", "openapi");
    private static final Path CATALOGUES = Path.of("..", "docs", "catalogue");
    private static final Path MATRIX = Path.of("src", "test", "resources", "golden", "access-matrix.csv");

    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");
    private static final String NEVER_ISSUED = "01890000-0000-7000-8000-000000000000";
    private static final String ENDPOINT = "io.micronaut.management.endpoint.annotation.Endpoint";

    private final ServiceExtension service;

    private ApiContract(ServiceExtension service) {
        this.service = service;
    }

    public static ApiContract of(ServiceExtension service) {
        return new ApiContract(service);
    }

    /** Every public route stands in the document, and every operation of the document is served. */
    public void describesExactlyWhatIsServed() {
        TreeSet<String> served = routes().filter(route -> rule(route).kind() != AccessRule.Kind.INTERNAL)
                .map(ApiContract::named)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(document().operations()).as("operations of the document").containsExactlyElementsOf(served);
        assertThat(served).allMatch(route -> route.contains(" /" + service.name() + "/"), "under the service's name");
    }

    /** The document is the one in {@code docs/openapi}, so that a change of the interface shows in review. */
    public void keepsItsDocument() {
        Golden.verify(DOCUMENTS.resolve(service.name() + ".yaml"), document().text());
    }

    /** Whom each route lets in is as in the module's access matrix, so that a change of it shows in review. */
    public void keepsItsAccessMatrix() {
        assertThat(routes().filter(route -> rule(route).kind() == AccessRule.Kind.NOBODY))
                .as("routes that say nothing of access")
                .isEmpty();
        String rows = routes().map(route -> "%s,%s,%s,%s%n"
                        .formatted(
                                route.getUriMatchTemplate().toPathString(),
                                route.getHttpMethodName(),
                                rule(route).asks(),
                                rule(route).fresh() ? "fresh factor" : ""))
                .distinct()
                .sorted()
                .collect(Collectors.joining());
        Golden.verify(MATRIX, "path,method,asks,and\n" + rows);
    }

    /** What the service lets be permitted is as in {@code docs/catalogue}; with a change of it the version rises. */
    public void keepsItsCatalogue() {
        try {
            Golden.verify(
                    CATALOGUES.resolve(service.name() + ".json"),
                    service.bean(ObjectMapper.class)
                                    .writerWithDefaultPrettyPrinter()
                                    .writeValueAsString(service.bean(ServiceCatalogue.class))
                            + "\n");
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** No path takes a method that its document does not name, and a head alone is for whoever may read the whole. */
    public void takesNoOtherMethod() {
        List<String> faults = new ArrayList<>();
        for (Operation operation : document().api().operations()) {
            String target = operation.path().replaceAll("\\{[^}]+}", NEVER_ISSUED);
            for (String method : METHODS) {
                if (document().operation(method, target).isEmpty()) {
                    expect(405, Caller.newMember("*"), method, target, faults);
                }
            }
            if (operation.method().equals("GET") && !operation.permission().isEmpty()) {
                expect(403, Caller.newMember("none:none"), "HEAD", target, faults);
            }
        }
        assertThat(faults).isEmpty();
    }

    private void expect(int status, Caller caller, String method, String target, List<String> faults) {
        boolean read = method.equals("GET") || method.equals("HEAD");
        byte[] body = (read ? "" : "{}").getBytes(StandardCharsets.UTF_8);
        Answer answer = service.as(caller).send(method, target, body, read ? "" : "application/json");
        if (answer.status() != status) {
            faults.add(method + " " + target + ": " + answer.status() + " " + answer.body());
        }
    }

    private ApiDocument document() {
        return ApiDocument.of(service.as(Caller.nobody())).orElseThrow();
    }

    private Stream<UriRouteInfo<?, ?>> routes() {
        return service.bean(Router.class)
                .uriRoutes()
                .filter(route -> !route.getHttpMethodName().equals("HEAD"))
                .filter(route ->
                        route.getUriMatchTemplate().toPathString().matches("/(internal|" + service.name() + ")/.*")
                                || !route.getDeclaringType().getName().startsWith("io.micronaut."))
                .filter(route -> !route.getUriMatchTemplate().toPathString().startsWith("/health/"))
                // On the management port, and on no other.
                .filter(route -> !route.getAnnotationMetadata().hasStereotype(ENDPOINT));
    }

    private static AccessRule rule(UriRouteInfo<?, ?> route) {
        return AccessRule.of(route.getAnnotationMetadata());
    }

    private static String named(UriRouteInfo<?, ?> route) {
        return route.getHttpMethodName() + " " + route.getUriMatchTemplate().toPathString();
    }
}
