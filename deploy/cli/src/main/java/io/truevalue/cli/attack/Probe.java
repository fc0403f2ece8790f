package io.truevalue.cli.attack;

import java.io.IOException;

/** Sends what a case is about, and puts what came back in a few words, such as {@code 400 ambiguous_request, closed}. */
interface Probe {
    String send() throws IOException;
}
