package io.truevalue.sample;

import java.util.UUID;

record Note(UUID id, String text, int pages) {}
