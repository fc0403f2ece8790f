package io.truevalue.auditlog.log;

import java.util.List;

/**
 * What shows that one tree is the beginning of another (RFC 6962 section 2.1.2).
 *
 * @param hashes in standard base64
 */
record ConsistencyProof(List<String> hashes) {}
