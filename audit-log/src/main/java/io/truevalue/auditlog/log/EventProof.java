package io.truevalue.auditlog.log;

import java.util.List;

/**
 * What shows that an event stands in its organisation's log (RFC 6962 section 2.1.1).
 *
 * @param leafIndex which leaf it is, from 0
 * @param treeSize how many leaves the checkpoint signs for
 * @param leaf the very bytes that were hashed, canonical JSON (RFC 8785), in standard base64
 * @param hashes the audit path, nearest the leaf first, in standard base64
 * @param checkpoint the signed tree head, C2SP tlog-checkpoint
 */
record EventProof(long leafIndex, long treeSize, String leaf, List<String> hashes, String checkpoint) {}
