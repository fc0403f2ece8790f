package io.truevalue.bench.signing;

import io.truevalue.signing.BodyHash;
import io.truevalue.signing.ReplayMemory;
import io.truevalue.signing.RequestSignature;
import io.truevalue.signing.RequestSigner;
import io.truevalue.signing.RequestVerifier;
import io.truevalue.signing.SigningKey;
import io.truevalue.signing.Verdict;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One request a call, its body hashed in the call. The floor is the two hashes alone, by objects that are kept. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SigningBenchmark {
    private static final int REQUESTS = 1 << 14;
    private static final Duration WINDOW = Duration.ofSeconds(30);

    /** Bytes of the body. */
    @Param({"0", "1024", "65536"})
    public int body;

    private byte[] bytes = {};
    private byte[] string = {};
    private final MessageDigest digest;
    private final Mac mac;
    private final RequestSigner signer = SignedRequests.signer();
    private final List<SigningKey> keys = List.of(SigningKey.derive(SignedRequests.SECRET, SignedRequests.AUDIENCE));
    private final List<List<Map.Entry<String, String>>> received = new ArrayList<>(REQUESTS);
    private RequestVerifier verifier = freshVerifier();
    private int turn;

    /** JMH makes one a thread. */
    public SigningBenchmark() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SignedRequests.SECRET, "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Signs as many requests as a memory of replays takes before a fresh one begins. */
    @Setup
    public void prepare() {
        bytes = new byte[body];
        new Random(1).nextBytes(bytes);
        string = SignedRequests.stringToSign(bytes);
        BodyHash hash = BodyHash.of(bytes);
        for (int i = 0; i < REQUESTS; i++) {
            received.add(SignedRequests.signed(signer, hash));
        }
    }

    private RequestVerifier freshVerifier() {
        ReplayMemory memory = new ReplayMemory(REQUESTS, WINDOW, SignedRequests.NOW.minus(WINDOW));
        return new RequestVerifier(SignedRequests.AUDIENCE, (hop, caller) -> keys, memory, SignedRequests.CLOCK);
    }

    /** What neither side can do without. */
    @Benchmark
    public int floor() {
        return digest.digest(bytes)[0] + mac.doFinal(string)[0];
    }

    /** As the gateway signs. */
    @Benchmark
    public RequestSignature sign() {
        return signer.sign(SignedRequests.METHOD, SignedRequests.TARGET, BodyHash.of(bytes), SignedRequests.TENANT);
    }

    /** As a service verifies, its memory of replays included. */
    @Benchmark
    public Verdict verify() {
        if (turn == REQUESTS) {
            turn = 0;
            verifier = freshVerifier();
        }
        Verdict verdict =
                verifier.verify(SignedRequests.METHOD, SignedRequests.TARGET, BodyHash.of(bytes), received.get(turn++));
        if (!(verdict instanceof Verdict.Verified)) {
            throw new IllegalStateException("A good request was refused: " + verdict);
        }
        return verdict;
    }
}
