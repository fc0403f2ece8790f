package io.truevalue.crm.imports;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.FileUpload;
import io.netty.handler.codec.http.multipart.HttpData;
import io.netty.handler.codec.http.multipart.HttpPostMultipartRequestDecoder;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder.EndOfDataDecoderException;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder.ErrorDataDecoderException;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder.TooLongFormFieldException;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder.TooManyFormFieldsException;
import io.truevalue.web.problem.CommonProblem;
import io.truevalue.web.problem.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Takes a form (RFC 7578) apart as it comes. What is large is written to a folder of the form's own, which is deleted with
 * all that is in it on close, however the form ended; nothing is written or reserved for a size that a part only declares.
 */
final class FormParts implements AutoCloseable {
    /** Looks at each part, which is gone afterwards. */
    interface Reader {
        /** A part without a file name. */
        void text(String name, byte[] value) throws IOException;

        /** A part with one; the stream need not be closed. */
        void file(String name, String fileName, InputStream content) throws IOException;

        /** Of each part, as it comes, how many bytes of it have come; throws to refuse the rest. */
        void coming(String name, boolean file, long bytes);
    }

    private static final int PIECE = 64 << 10;
    private static final int HELD_IN_MEMORY = 64 << 10;
    private static final int MOST_PARTS = 32;
    private static final int LONGEST_HEAD = 128 << 10;

    private final Path folder;
    private final HttpPostMultipartRequestDecoder decoder;

    private FormParts(Path folder, HttpPostMultipartRequestDecoder decoder) {
        this.folder = folder;
        this.decoder = decoder;
    }

    /** @param contentType with its boundary */
    static FormParts of(String contentType) throws IOException {
        return of(contentType, Files.createTempDirectory("truevalue-form-"));
    }

    /** @param folder empty, and deleted on close */
    static FormParts of(String contentType, Path folder) throws IOException {
        HttpRequest head = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/");
        head.headers().set(HttpHeaderNames.CONTENT_TYPE, contentType);
        DefaultHttpDataFactory factory = new DefaultHttpDataFactory(HELD_IN_MEMORY);
        factory.setBaseDir(folder.toString());
        factory.setDeleteOnExit(false);
        if (!HttpPostRequestDecoder.isMultipart(head)) {
            Files.delete(folder);
            throw noForm();
        }
        return new FormParts(
                folder,
                new HttpPostMultipartRequestDecoder(factory, head, StandardCharsets.UTF_8, MOST_PARTS, LONGEST_HEAD));
    }

    /** Reads all of the form. */
    void read(InputStream body, Reader reader) throws IOException {
        byte[] piece = new byte[PIECE];
        try {
            for (int read = body.read(piece); read >= 0; read = body.read(piece)) {
                offer(new DefaultHttpContent(Unpooled.wrappedBuffer(piece, 0, read)), reader);
            }
            if (!offer(LastHttpContent.EMPTY_LAST_CONTENT, reader)) {
                throw noForm();
            }
        } catch (ErrorDataDecoderException | TooLongFormFieldException | TooManyFormFieldsException e) {
            throw noForm();
        }
    }

    /** Whether this was the end of a whole form. */
    private boolean offer(HttpContent piece, Reader reader) throws IOException {
        decoder.offer(piece);
        try {
            while (decoder.hasNext()) {
                if (decoder.next() instanceof HttpData data && data.length() > 0) {
                    reader.coming(data.getName(), data instanceof FileUpload, data.length());
                    hand(data, reader);
                }
            }
        } catch (EndOfDataDecoderException end) {
            return true;
        }
        if (decoder.currentPartialHttpData() instanceof HttpData data) {
            reader.coming(data.getName(), data instanceof FileUpload, data.length());
        }
        return false;
    }

    private static void hand(HttpData data, Reader reader) throws IOException {
        if (!(data instanceof FileUpload upload)) {
            reader.text(data.getName(), data.get());
        } else if (upload.isInMemory()) {
            reader.file(upload.getName(), upload.getFilename(), new ByteArrayInputStream(upload.get()));
        } else {
            try (InputStream content = Files.newInputStream(upload.getFile().toPath())) {
                reader.file(upload.getName(), upload.getFilename(), content);
            }
        }
    }

    private static Problem noForm() {
        return CommonProblem.MALFORMED_REQUEST.because("The body is not a whole form (multipart/form-data).");
    }

    @Override
    public void close() throws IOException {
        decoder.destroy();
        Files.delete(folder);
    }
}
