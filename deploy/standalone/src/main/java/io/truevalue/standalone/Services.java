package io.truevalue.standalone;

/** Starts services, in this process or each in one of its own; they are stopped by {@link Running}. */
interface Services {
    /**
     * Returns once the service answers.
     *
     * @throws CannotStart in one clear line
     */
    void start(PlatformService service);
}
