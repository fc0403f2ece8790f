package io.truevalue.gateway.asset;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.truevalue.signing.BodyHash;
import java.util.Locale;
import java.util.Map;

/** A file held in memory, with its media type and an entity tag of its content. */
public final class Asset {
    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("txt", "text/plain; charset=utf-8"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("map", "application/json"));

    private final byte[] content;
    private final String mediaType;
    private final String etag;
    private final boolean namedByContent;

    private Asset(byte[] content, String mediaType, boolean namedByContent) {
        this.content = content;
        this.mediaType = mediaType;
        this.etag = '"' + BodyHash.of(content).toString().substring(0, 32) + '"';
        this.namedByContent = namedByContent;
    }

    /**
     * @param name whose extension tells the media type
     * @param namedByContent whether its name changes with its content, so that it may be kept for ever
     */
    public static Asset of(String name, byte[] content, boolean namedByContent) {
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return new Asset(content, TYPES.getOrDefault(extension, "application/octet-stream"), namedByContent);
    }

    /** The file, or {@code 304} to one who has it. */
    public HttpResponse<byte[]> answer(HttpRequest<?> request) {
        // Sized here, since Micronaut closes the connection after a HEAD answer that is not.
        MutableHttpResponse<byte[]> answer = etag.equals(request.getHeaders().get(HttpHeaders.IF_NONE_MATCH))
                ? HttpResponse.notModified()
                : HttpResponse.ok(content).contentLength(content.length);
        return answer.header(HttpHeaders.CONTENT_TYPE, mediaType)
                .header(HttpHeaders.ETAG, etag)
                .header(HttpHeaders.CACHE_CONTROL, namedByContent ? FOR_EVER : "no-cache");
    }
}
