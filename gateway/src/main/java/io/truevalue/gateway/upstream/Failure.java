package io.truevalue.gateway.upstream;

/** Why a service gave no whole answer. */
public enum Failure {
    /** No connection, or it broke: the request may be tried again where that is harmless. */
    CONNECTION,
    /** It failed too often lately, or all connections are in use: not tried at all. */
    REFUSED_HERE,
    TIMEOUT,
    /** What came is not an answer to this request. */
    BAD_ANSWER
}
