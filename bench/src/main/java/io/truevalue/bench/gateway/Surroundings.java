package io.truevalue.bench.gateway;

import java.nio.file.Path;

/**
 * What a contestant is started in.
 *
 * @param root the checkout
 * @param java of the JDK that runs us
 * @param kafkaBootstrap where our gateway hears of revocations
 * @param upstreamPort where every contestant forwards to
 * @param peerPort where our gateway finds the services that it asks by itself
 */
record Surroundings(Path root, String java, Secrets secrets, String kafkaBootstrap, int upstreamPort, int peerPort) {}
