package io.truevalue.auditlog.export;

import java.io.InputStream;

/**
 * A bundle to be sent.
 *
 * @param stream made as it is read; whoever stops reading stops it
 */
record Export(LineForm form, String fileName, InputStream stream) {}
