package io.truevalue.gateway.console;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.truevalue.web.problem.CommonProblem;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Serves the console: its files, and its one page for every address that a browser asks a page of. */
@Controller
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
class ConsoleController {
    private static final String PAGE = "index.html";

    private final ConsoleFiles files;

    ConsoleController(ConsoleFiles files) {
        this.files = files;
    }

    @Get("/{+path:.*}")
    HttpResponse<byte[]> file(HttpRequest<?> request, @Nullable String path) {
        String wanted = path == null ? "" : path;
        return files.find(wanted)
                .or(() -> wantsPage(request, wanted) ? files.find(PAGE) : Optional.empty())
                .orElseThrow(() -> CommonProblem.NOT_FOUND.because("Nothing is here."))
                .answer(request);
    }

    /** The console routes by itself; a missing file, which has an extension, stays missing. */
    private static boolean wantsPage(HttpRequest<?> request, String path) {
        String accept = request.getHeaders().get(HttpHeaders.ACCEPT);
        boolean isFile = path.indexOf('.', path.lastIndexOf('/') + 1) >= 0;
        return path.isEmpty() || (!isFile && accept != null && accept.contains("text/html"));
    }
}
