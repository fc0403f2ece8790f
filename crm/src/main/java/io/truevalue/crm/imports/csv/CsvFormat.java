package io.truevalue.crm.imports.csv;

import java.nio.charset.Charset;

/** How a file is to be read. */
public record CsvFormat(Charset charset, char separator) {}
