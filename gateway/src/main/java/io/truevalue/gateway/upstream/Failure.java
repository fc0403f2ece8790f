package io.truevalue.gateway.upstream;

/** Why a service gave no whole answer. */
public enum Failure {
    /** No connection could be made, so that nothing of the request was sent: any may be tried again. */
    UNREACHED,
    /** The connection broke: the request may be tried again where that is harmless. */
    CONNECTION,
    /** It failed too often lately, or enough requests are with it: not tried at all. */
    REFUSED_HERE,
    TIMEOUT,
    /** What came is not an answer to this request. */
    BAD_ANSWER
}
