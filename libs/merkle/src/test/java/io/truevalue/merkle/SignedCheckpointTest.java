package io.truevalue.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedCheckpointTest {
    private static final String ORIGIN = "truevalue/audit/01980a5e-0000-7000-8000-000000000001";
    private static final CheckpointSigner SIGNER = CheckpointSigner.generate(ORIGIN);
    private static final Checkpoint HEAD = new Checkpoint(ORIGIN, 20_852_163, Rfc6962.leafHash(new byte[] {7}));
    private static final SignedCheckpoint SIGNED = SIGNER.sign(HEAD);

    @Test
    void readsTheExampleOfTheFormat() {
        SignedCheckpoint example = SignedCheckpoint.parse("""
                example.com/behind-the-sofa
                20852163
                CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

                — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
                """);

        assertThat(example.checkpoint().origin()).isEqualTo("example.com/behind-the-sofa");
        assertThat(example.checkpoint().size()).isEqualTo(20_852_163);
        assertThatThrownBy(() -> example.verifiedBy(List.of(SIGNER.verifierKey())))
                .isInstanceOf(ProofRejected.class)
                .hasMessage("no key that is trusted has signed it");
    }

    @Test
    void goesOutAndComesBack() {
        SignedCheckpoint back = SignedCheckpoint.parse(SIGNED.text());

        assertThat(back.checkpoint()).isEqualTo(HEAD);
        assertThat(back.verifiedBy(List.of(SIGNER.verifierKey()))).isEqualTo(SIGNER.verifierKey());
        assertThat(back).isEqualTo(SIGNED);
    }

    @Test
    void verifiesUnderTheKeyThatSignedBeforeARotation() {
        CheckpointSigner next = CheckpointSigner.generate(ORIGIN);
        List<VerifierKey> keys = List.of(next.verifierKey(), SIGNER.verifierKey());

        assertThat(SIGNED.verifiedBy(keys)).isEqualTo(SIGNER.verifierKey());
        assertThat(next.sign(HEAD).verifiedBy(keys)).isEqualTo(next.verifierKey());
        assertThatThrownBy(() -> SIGNED.verifiedBy(List.of(next.verifierKey()))).isInstanceOf(ProofRejected.class);
    }

    @Test
    void ignoresWhatUnknownKeysSigned() {
        String witness = CheckpointSigner.generate("witness.example/w1")
                .sign(HEAD)
                .text()
                .lines()
                .toList()
                .getLast();
        String short4 = "— other.example/x " + Base64.getEncoder().encodeToString(new byte[5]);
        SignedCheckpoint both =
                SignedCheckpoint.parse(SIGNED.text().replace("\n\n", "\n\n" + witness + "\n" + short4 + "\n"));

        assertThat(both.verifiedBy(List.of(SIGNER.verifierKey()))).isEqualTo(SIGNER.verifierKey());
    }

    @Test
    void refusesAnyOtherBody() {
        for (String other : List.of(
                SIGNED.text().replace("20852163", "20852162"),
                SIGNED.text().replaceFirst("truevalue", "truevalve"),
                SIGNED.text().replaceFirst("\n\n", "\nextension\n\n"))) {
            SignedCheckpoint parsed = SignedCheckpoint.parse(other);
            assertThatThrownBy(() -> parsed.verifiedBy(List.of(SIGNER.verifierKey())))
                    .isInstanceOf(ProofRejected.class)
                    .hasMessageContaining("does not hold");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a\n1\n",
                "a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n",
                "a\n01\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n— a AAAAAAA=\n",
                "a\n-1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n— a AAAAAAA=\n",
                "a\n9999999999999999999\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n— a AAAAAAA=\n",
                "a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=\n\n— a AAAAAAA=\n",
                "a\n1\nCsUY\n\n— a AAAAAAA=\n",
                "a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n— a AAAAAAA=",
                "a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n- a AAAAAAA=\n",
                "a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n— a+b AAAAAAA=\n",
                "a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n— a AAAAAA==\n",
                "a\r\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n— a AAAAAAA=\n",
                "\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n— a AAAAAAA=\n"
            })
    void refusesWhatIsNoCheckpoint(String text) {
        assertThatThrownBy(() -> SignedCheckpoint.parse(text)).isInstanceOf(ProofRejected.class);
    }

    @Test
    void readsAndWritesVerifierKeys() {
        // The key of the Go checksum database, as every Go toolchain carries it.
        String text = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8";
        VerifierKey key = VerifierKey.parse(text);

        assertThat(key.name()).isEqualTo("sum.golang.org");
        assertThat(key.id()).isEqualTo(0x033de0ae);
        assertThat(key.text()).isEqualTo(text);
        assertThat(key.fingerprint()).startsWith("033de0ae").hasSize(64);
        assertThat(VerifierKey.parse(SIGNER.verifierKey().text())).isEqualTo(SIGNER.verifierKey());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sum.golang.org",
                "sum.golang.org+033de0af+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8",
                "sum.golang.org+033DE0AE+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8",
                "sum.golang.org+033de0ae+As4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8",
                "sum.golang.org+033de0ae+Ac4z",
                "+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8"
            })
    void refusesWhatIsNoKey(String text) {
        assertThatThrownBy(() -> VerifierKey.parse(text)).isInstanceOf(ProofRejected.class);
    }

    @Test
    void signsAgainWithTheKeyThatWasKept() {
        CheckpointSigner kept = CheckpointSigner.of(ORIGIN, SIGNER.secret());

        assertThat(kept.sign(HEAD).text()).isEqualTo(SIGNED.text());
        byte[] mixed = SIGNER.secret();
        mixed[0]++;
        assertThatThrownBy(() -> CheckpointSigner.of(ORIGIN, mixed)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CheckpointSigner.of(ORIGIN, new byte[32]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(kept.toString()).doesNotContain(Base64.getEncoder().encodeToString(SIGNER.secret()));
    }
}
