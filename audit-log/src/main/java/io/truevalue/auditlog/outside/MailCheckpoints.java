package io.truevalue.auditlog.outside;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.scheduling.annotation.Scheduled;
import io.truevalue.auditlog.log.Logs;
import io.truevalue.auditlog.log.SigningKeys;
import io.truevalue.merkle.SignedCheckpoint;
import io.truevalue.tenancy.OrgId;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.calls.ServiceCalls;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.Ids;
import io.truevalue.web.problem.Problem;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mails each organisation's newest checkpoint to its admins, once a day (UTC), from the day after its first. A mail's id is
 * made of organisation, day and reader, so that one that is handed over again after a crash is sent once.
 */
@Singleton
class MailCheckpoints {
    private static final Logger log = LoggerFactory.getLogger(MailCheckpoints.class);
    private static final int AT_ONCE = 200;

    private final OutsideSettings settings;
    private final CheckpointReader checkpoints;
    private final SigningKeys keys;
    private final ServiceCalls calls;
    private final Transactions transactions;
    private final Clock clock;
    private final String origin;

    MailCheckpoints(
            OutsideSettings settings,
            CheckpointReader checkpoints,
            SigningKeys keys,
            ServiceCalls calls,
            Transactions transactions,
            Clock clock,
            @Value("${truevalue.origin}") String origin) {
        this.settings = settings;
        this.checkpoints = checkpoints;
        this.keys = keys;
        this.calls = calls;
        this.transactions = transactions;
        this.clock = clock;
        this.origin = origin;
    }

    @Introspected
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Admin(UUID userId, String email, String fullName) {}

    @Introspected
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Admins(String name, List<Admin> items) {}

    private record Due(NewestCheckpoint checkpoint, String fingerprint) {}

    private record Message(UUID id, String to, String template, Map<String, String> data) {}

    /** At most so many organisations at once; the others follow at the next look. */
    @Scheduled(initialDelay = "2m", fixedDelay = "5m")
    void mailDue() {
        if (!settings.checkpointMail()) {
            return;
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        for (Due due : due(today)) {
            NewestCheckpoint checkpoint = due.checkpoint();
            try {
                Principal self = self(checkpoint.organization());
                Tenancy.runAs(self, () -> mail(due, today));
                transactions.inAs(self, () -> {
                    checkpoints.mailed(checkpoint.organization(), today, checkpoint.size());
                    return true;
                });
            } catch (Problem e) {
                log.warn("the checkpoint of {} is not mailed yet: {}", checkpoint.organization(), e.internal());
            }
        }
    }

    private List<Due> due(LocalDate today) {
        Instant begins = today.atStartOfDay(ZoneOffset.UTC).toInstant();
        return transactions.inAs(
                self(null),
                () -> checkpoints.toMailAcrossTenants(today, begins, Logs.PERSONAL, AT_ONCE).stream()
                        .map(checkpoint -> new Due(checkpoint, fingerprint(checkpoint)))
                        .toList());
    }

    private String fingerprint(NewestCheckpoint checkpoint) {
        return SignedCheckpoint.parse(checkpoint.note())
                .verifiedBy(keys.verifierKeys(checkpoint.organization()))
                .fingerprint();
    }

    private void mail(Due due, LocalDate day) {
        Admins admins = calls.get("org", "/internal/admins", Admins.class);
        for (Admin admin : admins.items()) {
            calls.post("notification", "/internal/messages", message(due, day, admins.name(), admin));
        }
    }

    private Message message(Due due, LocalDate day, String organization, Admin admin) {
        NewestCheckpoint checkpoint = due.checkpoint();
        String once = "checkpoint-mail\n" + checkpoint.organization() + "\n" + day + "\n" + admin.userId();
        return new Message(
                UUID.nameUUIDFromBytes(once.getBytes(UTF_8)),
                admin.email(),
                "audit_checkpoint",
                Map.of(
                        "user_id", admin.userId().toString(),
                        "full_name", admin.fullName(),
                        "organization_name", organization,
                        "day", day.toString(),
                        "checkpoint", checkpoint.note(),
                        "fingerprint", due.fingerprint(),
                        "link", origin + "/audit"));
    }

    private static Principal self(@Nullable UUID organization) {
        return Principal.service(
                "audit-log-service",
                organization == null ? null : new OrgId(organization),
                Ids.next().toString());
    }
}
