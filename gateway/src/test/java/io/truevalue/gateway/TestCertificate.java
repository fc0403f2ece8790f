package io.truevalue.gateway;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate for localhost, made by the JDK's own keytool for one test, as the two PEM files that the gate reads. */
final class TestCertificate {
    private static final char[] PASSWORD = "only-for-a-test".toCharArray();

    final Path certificate;
    final Path key;
    private final X509Certificate parsed;

    private TestCertificate(Path certificate, Path key, X509Certificate parsed) {
        this.certificate = certificate;
        this.key = key;
        this.parsed = parsed;
    }

    /** Writes {@code tls.crt} and {@code tls.key}, over those that are there. */
    static TestCertificate in(Path folder) throws IOException, InterruptedException, GeneralSecurityException {
        Path store = Files.createTempFile(folder, "tls", ".p12");
        Files.delete(store);
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "tls",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-keystore",
                store.toString(),
                "-storepass",
                new String(PASSWORD));
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IOException("keytool failed");
        }
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(new ByteArrayInputStream(Files.readAllBytes(store)), PASSWORD);
        X509Certificate parsed = (X509Certificate) keys.getCertificate("tls");
        Path key = folder.resolve("tls.key");
        Path certificate = folder.resolve("tls.crt");
        Files.writeString(key, pem("PRIVATE KEY", keys.getKey("tls", PASSWORD).getEncoded()));
        Files.writeString(certificate, pem("CERTIFICATE", parsed.getEncoded()));
        return new TestCertificate(certificate, key, parsed);
    }

    private static String pem(String what, byte[] bytes) {
        Base64.Encoder lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
        return "-----BEGIN " + what + "-----\n" + lines.encodeToString(bytes) + "\n-----END " + what + "-----\n";
    }

    /** A client's side, which trusts this certificate alone. */
    SSLContext trusting() throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("gate", parsed);
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }
}
