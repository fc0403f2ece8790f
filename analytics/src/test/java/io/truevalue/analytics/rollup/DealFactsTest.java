package io.truevalue.analytics.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.truevalue.events.codec.ReceivedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** That deals are read of events as crm tells them, a deal's whole view on either side. */
class DealFactsTest {
    private static final UUID ORG = UUID.fromString("01980a5e-0000-7000-8000-000000000001");
    private static final UUID DEAL = UUID.fromString("01980a5e-0000-7000-8000-000000000002");
    private static final String STAGE = "01980a5e-0000-7000-8000-000000000003";
    private static final String PIPELINE = "01980a5e-0000-7000-8000-000000000004";
    private static final String WORTH = "{\"amount\":490000,\"currency\":\"EUR\"}";

    @Test
    void readsStageStatusAndAmountOfACreatedDeal() {
        Facts.DealState state = told("deal.created", "null", view(1, "open", WORTH));

        assertThat(state.deal()).isEqualTo(DEAL);
        assertThat(state.version()).isEqualTo(1);
        assertThat(state.state()).isEqualTo("open");
        assertThat(state.stage()).isEqualTo(STAGE);
        assertThat(state.pipeline()).isEqualTo(PIPELINE);
        assertThat(state.amount()).isEqualTo(490_000);
        assertThat(state.currency()).isEqualTo("EUR");
    }

    @Test
    void readsWhatADealBecame() {
        assertThat(told("deal.stage_changed", view(1, "open", WORTH), view(2, "won", WORTH))
                        .state())
                .isEqualTo("won");
        assertThat(told("deal.updated", view(2, "lost", WORTH), view(3, "lost", "null"))
                        .amount())
                .isNull();
        Facts.DealState gone = told("deal.deleted", view(3, "open", WORTH), "null");
        assertThat(gone.state()).isEqualTo("gone");
        assertThat(gone.version()).isEqualTo(3);
        assertThat(told("deal.restored", "null", view(5, "open", WORTH)).state())
                .isEqualTo("open");
    }

    /** As crm's {@code GET /crm/api/deals/{id}} answers. */
    private static String view(int version, String status, String amount) {
        return """
                {"id":"%s","version":%d,"name":{"erased":true},"pipeline_id":"%s","stage_id":"%s","position":"-1.5",
                 "amount":%s,"close_date":null,"status":"%s","company_id":null,"contact_ids":[],"owner_id":null,
                 "team_id":null,"tags":[],"custom":{"erased":true},"created_by":null,
                 "created_at":"2026-11-21T10:00:00Z","updated_at":"2026-11-21T10:00:00Z","hidden":[]}""".formatted(DEAL, version, PIPELINE, STAGE, amount, status);
    }

    private static Facts.DealState told(String type, String before, String after) {
        try {
            ReceivedEvent event = new ReceivedEvent(
                    "e1",
                    "/crm-service",
                    type,
                    DEAL.toString(),
                    Instant.EPOCH,
                    ORG,
                    Map.of(),
                    new ObjectMapper().readTree("{\"before\":" + before + ",\"after\":" + after + "}"));
            return ReadFacts.of(List.of(event)).deals().getFirst();
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
