package io.truevalue.standalone;

import java.io.IOException;
import java.nio.file.Files;

/** Starts each service as a process of its own by its {@code Application}, told no more than a container would be. */
final class ServiceProcesses implements Services {
    private final UpSettings settings;
    private final Home home;
    private final ServiceProperties properties;
    private final ServiceCommand command;
    private final PidFiles pids;
    private final Running running;
    private final Progress progress;

    ServiceProcesses(UpSettings settings, Home home, ServiceProperties properties, Running running, Progress progress) {
        this.settings = settings;
        this.home = home;
        this.properties = properties;
        this.command = new ServiceCommand(settings.root(), home.run());
        this.pids = new PidFiles(home.run());
        this.running = running;
        this.progress = progress;
        try {
            Files.createDirectories(home.run());
            Files.createDirectories(home.logs());
        } catch (IOException e) {
            throw new CannotStart("Cannot write to " + home.folder() + " (" + e.getMessage() + "): make room.", e);
        }
    }

    @Override
    public void start(PlatformService service) {
        long since = System.nanoTime();
        ProcessBuilder builder = new ProcessBuilder(command.of(service))
                .directory(home.folder().toFile())
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(ServiceEnvironment.of(service, properties.of(service), settings.environment()));
        ProcessLog log = new ProcessLog(home.logs().resolve(service.module() + ".log"));
        SupervisedProcess process = new SupervisedProcess(service, builder, log, pids, progress);
        running.addService(service.module(), process::stop);
        int port = settings.shifted(service.port());
        process.start();
        process.awaitAnswer(port);
        progress.up(service.module(), "http://127.0.0.1:" + port + " (" + process.pid() + ")", since);
    }
}
