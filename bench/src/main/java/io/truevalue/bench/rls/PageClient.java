package io.truevalue.bench.rls;

import io.truevalue.signing.BodyHash;
import io.truevalue.signing.RequestSignature;
import io.truevalue.signing.RequestSigner;
import io.truevalue.signing.SigningHeaders;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** One kept-alive connection that asks for pages of contacts, signed as the gateway signs. Made to cost little. */
final class PageClient implements AutoCloseable {
    static final String TARGET = "/crm/api/contacts?limit=20";

    private static final String USER = "0199a7c2-11aa-7c0e-9b0e-6f0c3a1d2e4f";
    private static final int TIMEOUT_MILLIS = 30_000;

    private final Socket socket;
    private final InputStream in;
    private final RequestSigner signer;
    private final byte[] body = new byte[1 << 20];

    PageClient(int port, RequestSigner signer) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        in = new BufferedInputStream(socket.getInputStream(), 1 << 15);
        this.signer = signer;
    }

    /** Reads the organisation's first page; throws unless it is answered with 200. */
    void page(int organization) throws IOException {
        List<Map.Entry<String, String>> tenant = List.of(
                Map.entry("x-org-id", CrmDatabase.organization(organization)),
                Map.entry("x-org-slug", "acme"),
                Map.entry("x-request-id", "0199a7c2-7b1e-7f10-8a53-0d9b6f6f3c11"),
                Map.entry("x-user-email", "sarah@acme.example"),
                Map.entry("x-user-id", USER),
                Map.entry("x-user-permissions", "contacts:read,contacts:write,companies:read,companies:write"),
                Map.entry("x-user-roles", "admin"),
                Map.entry("x-user-type", "user"));
        RequestSignature signature = signer.sign("GET", TARGET, BodyHash.EMPTY, tenant);
        StringBuilder request = new StringBuilder(1024);
        request.append("GET ").append(TARGET).append(" HTTP/1.1\r\nhost: 127.0.0.1\r\naccept: application/json\r\n");
        tenant.forEach(header -> put(request, header.getKey(), header.getValue()));
        put(request, SigningHeaders.NONCE, signature.nonce());
        put(request, SigningHeaders.GATEWAY_TIMESTAMP, signature.timestamp());
        put(request, SigningHeaders.GATEWAY_SIGNATURE, signature.signature());
        socket.getOutputStream().write(request.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        readAnswer();
    }

    private static void put(StringBuilder request, String name, String value) {
        request.append(name).append(": ").append(value).append("\r\n");
    }

    private void readAnswer() throws IOException {
        String status = line();
        int length = 0;
        for (String line = line(); !line.isEmpty(); line = line()) {
            if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        if (!status.startsWith("HTTP/1.1 200") || in.readNBytes(body, 0, length) != length || length == 0) {
            throw new IOException("The service answered " + status);
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("The service closed the connection");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
