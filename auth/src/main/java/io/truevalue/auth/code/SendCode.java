package io.truevalue.auth.code;

import io.micrometer.core.instrument.MeterRegistry;
import io.truevalue.auth.account.Account;
import io.truevalue.auth.account.Accounts;
import io.truevalue.auth.factor.FactorChallenge;
import io.truevalue.auth.factor.FactorKind;
import io.truevalue.auth.factor.Occasion;
import io.truevalue.auth.mail.Mailbox;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.Ids;
import io.truevalue.web.problem.CommonProblem;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Sends a code of six digits. How many go out is bounded for each person and each address, so that nobody's phone or
 * mailbox is flooded, and nobody earns by messages to a number of theirs.
 */
@Singleton
final class SendCode {
    private static final int MOST_AN_HOUR = 10;
    private static final int MOST_A_DAY = 30;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SentCodeStore codes;
    private final CodeHash hash;
    private final Accounts accounts;
    private final Mailbox mailbox;
    private final Transactions transactions;
    private final MeterRegistry meters;
    private final Clock clock;

    SendCode(
            SentCodeStore codes,
            CodeHash hash,
            Accounts accounts,
            Mailbox mailbox,
            Transactions transactions,
            MeterRegistry meters,
            Clock clock) {
        this.codes = codes;
        this.hash = hash;
        this.accounts = accounts;
        this.mailbox = mailbox;
        this.transactions = transactions;
        this.meters = meters;
        this.clock = clock;
    }

    FactorChallenge send(Account account, FactorKind kind, String address, Occasion occasion) {
        transactions.run(() -> {
            Instant now = clock.instant();
            List<String> addressHashes = hash.ofAddress(address);
            accounts.lock(account.id());
            addressHashes.stream().sorted().forEach(codes::takeTurn);
            requireFew(account, kind, addressHashes, now);
            UUID id = Ids.next();
            String code = String.format(Locale.ROOT, "%06d", RANDOM.nextInt(1_000_000));
            codes.insert(id, account.id(), kind, occasion, addressHashes.getFirst(), hash.of(id, code), now);
            mailbox.sendCode(account, address, code, now.plus(SentCode.LIFE));
        });
        meters.counter("truevalue.factor.codes.sent", "factor", kind.code()).increment();
        return new FactorChallenge(kind, masked(kind, address), SentCode.LIFE.toSeconds(), null);
    }

    private void requireFew(Account account, FactorKind kind, List<String> addressHashes, Instant now) {
        require(account, kind, addressHashes, now, Duration.ofHours(1), MOST_AN_HOUR);
        require(account, kind, addressHashes, now, Duration.ofDays(1), MOST_A_DAY);
    }

    private void require(
            Account account, FactorKind kind, List<String> addressHashes, Instant now, Duration window, int most) {
        Instant since = now.minus(window);
        int toAddress = addressHashes.stream()
                .mapToInt(addressHash -> codes.sentTo(addressHash, since))
                .sum();
        if (codes.sentTo(account.id(), kind, since) >= most || toAddress >= most) {
            throw CommonProblem.RATE_LIMITED
                    .because("Enough codes were sent for now. Use another second factor, or try again later.")
                    .retryAfter(window.dividedBy(most));
        }
    }

    private static String masked(FactorKind kind, String address) {
        if (kind == FactorKind.SMS) {
            return PhoneNumber.masked(address);
        }
        int at = address.lastIndexOf('@');
        return address.substring(0, address.offsetByCodePoints(0, 1)) + "•••" + address.substring(at);
    }
}
