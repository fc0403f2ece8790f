package io.truevalue.notification.message;

import io.truevalue.tenancy.OrgId;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.Ids;
import io.truevalue.web.problem.CommonProblem;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/** Takes a message once, however often it comes; one that could not be written is refused at once. */
@Singleton
final class TakeMessage {
    private final CarryMessage carryMessage;
    private final MessageSeal seal;
    private final MessageStore messages;
    private final DeliverMessages deliver;
    private final Transactions transactions;
    private final Clock clock;

    TakeMessage(
            CarryMessage carryMessage,
            MessageSeal seal,
            MessageStore messages,
            DeliverMessages deliver,
            Transactions transactions,
            Clock clock) {
        this.carryMessage = carryMessage;
        this.seal = seal;
        this.messages = messages;
        this.deliver = deliver;
        this.transactions = transactions;
        this.clock = clock;
    }

    void take(UUID id, String to, String template, String locale, Map<String, String> data) {
        Recipient recipient = Recipient.parse(to)
                .orElseThrow(() -> CommonProblem.VALIDATION_FAILED
                        .because("This is not an address that mail can be sent to.")
                        .field("to", "invalid_email", "not an e-mail address or a phone number"));
        carryMessage.checkCanBeWritten(recipient, template, locale, data);
        OrgId org = Tenancy.current().org();
        OutgoingMessage message = new OutgoingMessage(
                id,
                recipient,
                template,
                locale,
                seal.seal(id, data),
                org == null ? null : org.value(),
                Ids.parse(data.getOrDefault("user_id", "")).orElse(null),
                0,
                clock.instant());
        transactions.run(() -> {
            if (messages.insertOnce(message)) {
                deliver.wakeAfterCommit();
            }
        });
    }
}
