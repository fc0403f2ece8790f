package io.truevalue.crm.imports.csv;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of a file, which can be read from the start as often as is asked. */
@FunctionalInterface
public interface CsvSource {
    InputStream open() throws IOException;
}
