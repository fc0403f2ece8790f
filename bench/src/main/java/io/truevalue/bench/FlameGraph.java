package io.truevalue.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import one.profiler.AsyncProfilerLoader;

/** A profile of a running JVM by async-profiler, where its processor time went. Needs no right to perf events. */
public final class FlameGraph {
    private final Work work;
    private final Child jvm;
    private final Path agent;

    private FlameGraph(Work work, Child jvm, Path agent) {
        this.work = work;
        this.jvm = jvm;
        this.agent = agent;
    }

    /** Begins to sample the process's JVM. */
    public static FlameGraph begin(Work work, Child jvm) throws IOException {
        AsyncProfilerLoader.setExtractionDirectory(work.file("."));
        FlameGraph graph = new FlameGraph(work, jvm, AsyncProfilerLoader.getAsyncProfilerPath());
        graph.tell("start,event=ctimer,interval=1ms");
        return graph;
    }

    /** Ends it, and writes the graph. */
    public void end(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        tell("stop,file=" + file.toAbsolutePath() + ",title=" + jvm);
    }

    private void tell(String command) throws IOException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        List<String> words =
                List.of(jcmd, Long.toString(jvm.pid()), "JVMTI.agent_load", agent.toString(), '"' + command + '"');
        try (Child attach = work.start("jcmd", words, Map.of())) {
            if (attach.await() != 0 || !attach.output().contains("return code: 0")) {
                throw new CannotMeasure("The profiler cannot attach: " + attach.lastWords());
            }
        }
    }
}
