package io.truevalue.cli.audit;

import io.truevalue.auditbundle.BundleVerifier;
import io.truevalue.auditbundle.Verdict;
import io.truevalue.merkle.ProofRejected;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** {@code verify-audit}: 0 where the bundle fits, 1 where something does not, 2 where it could not be judged. */
public final class VerifyAudit {
    private static final String USAGE = "Use: ./truevalue verify-audit BUNDLE [--key FILE|KEY] [--checkpoints FILE]";
    private static final String STANDARD_INPUT = "-";

    private final PrintStream out;
    private final PrintStream err;

    VerifyAudit(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(new VerifyAudit(out, err).run(List.of(arguments)));
    }

    int run(List<String> arguments) {
        try {
            Asked asked = Asked.read(arguments);
            try (InputStream bundle = open(asked.bundle())) {
                return tell(new BundleVerifier(asked.keys(), asked.checkpoints()).verify(bundle));
            }
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            err.println(USAGE);
        } catch (ProofRejected e) {
            err.println("A key or checkpoint that was given cannot be read: " + e.getMessage() + ".");
        } catch (NoSuchFileException e) {
            err.println("There is no file " + e.getFile() + ".");
        } catch (IOException e) {
            err.println("The bundle cannot be read: " + e.getMessage() + ".");
        }
        return 2;
    }

    private static InputStream open(String bundle) throws IOException {
        if (bundle.equals(STANDARD_INPUT)) {
            return System.in;
        }
        Path path = Path.of(bundle);
        return Files.isRegularFile(path) ? new MappedFile(path) : Files.newInputStream(path);
    }

    private int tell(Verdict verdict) {
        out.println(verdict.line());
        return switch (verdict) {
            case Verdict.Fits fits -> {
                new Explanation(fits).lines().forEach(out::println);
                yield 0;
            }
            case Verdict.DoesNotFit ignored -> 1;
            case Verdict.NotJudged ignored -> 2;
        };
    }
}
