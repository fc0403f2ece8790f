package io.truevalue.bench.gateway;

/**
 * One run under load.
 *
 * @param requests answered
 * @param micros that it lasted
 * @param p50Micros half of the answers came within
 * @param p99Micros 99 of 100 answers came within
 * @param errors answers other than 2xx and 3xx, and failures of sockets
 * @param processorMicros that the contestant took
 */
record Run(long requests, long micros, long p50Micros, long p99Micros, long errors, long processorMicros) {
    double perSecond() {
        return requests * 1_000_000.0 / micros;
    }

    double processorMicrosEach() {
        return processorMicros / (double) requests;
    }
}
