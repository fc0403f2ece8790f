package io.truevalue.auditlog.person;

import java.util.UUID;

/** A person as one log knows them: who is in two organisations has two keys. */
public record PersonOf(UUID log, String person) {}
