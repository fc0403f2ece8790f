package io.truevalue.gateway.docs;

import io.micronaut.core.io.ResourceLoader;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.truevalue.gateway.asset.Asset;
import io.truevalue.web.problem.CommonProblem;
import io.truevalue.web.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The reference for people, the document for programs, and a page for each problem; nothing comes from elsewhere. */
@Controller("/docs")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
class DocsController {
    private static final Map<String, String> FILES = Map.of(
            "reference.html", "docs/reference.html",
            "reference.js", "docs/reference.js",
            "docs.css", "docs/docs.css",
            "scalar.js", "META-INF/resources/webjars/scalar/scalar.js");

    private final Reference reference;
    private final ProblemPages problems;
    private final ResourceLoader resources;
    private final Map<String, Asset> files = new ConcurrentHashMap<>();

    DocsController(Reference reference, ProblemPages problems, ResourceLoader resources) {
        this.reference = reference;
        this.problems = problems;
        this.resources = resources;
    }

    @Get
    HttpResponse<byte[]> page(HttpRequest<?> request) {
        return file("reference.html").answer(request);
    }

    @Get("/assets/{name}")
    HttpResponse<byte[]> asset(HttpRequest<?> request, String name) {
        return file(name).answer(request);
    }

    @Get("/openapi.json")
    HttpResponse<byte[]> document(HttpRequest<?> request) throws InterruptedException {
        return reference.document().answer(request);
    }

    @Get("/problems")
    HttpResponse<byte[]> problems(HttpRequest<?> request) {
        return problems.index().answer(request);
    }

    @Get("/problems/{code}")
    HttpResponse<byte[]> problem(HttpRequest<?> request, String code) {
        return problems.find(code).orElseThrow(DocsController::missing).answer(request);
    }

    private Asset file(String name) {
        String location = Optional.ofNullable(FILES.get(name)).orElseThrow(DocsController::missing);
        return files.computeIfAbsent(name, any -> read(name, location));
    }

    private Asset read(String name, String location) {
        try (InputStream stream =
                resources.getResourceAsStream("classpath:" + location).orElseThrow()) {
            return Asset.of(name, stream.readAllBytes(), false);
        } catch (IOException e) {
            throw new UncheckedIOException(location, e);
        }
    }

    private static Problem missing() {
        return CommonProblem.NOT_FOUND.because("Nothing is here.");
    }
}
