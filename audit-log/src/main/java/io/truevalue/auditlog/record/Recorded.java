package io.truevalue.auditlog.record;

import io.truevalue.auditlog.leaf.Leaf;
import io.truevalue.auditlog.log.GrowingLog;
import io.truevalue.events.codec.ReceivedEvent;

/** An event at its place in its log. */
record Recorded(GrowingLog log, long leafIndex, ReceivedEvent event, Leaf leaf) {}
