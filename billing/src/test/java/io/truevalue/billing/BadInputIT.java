package io.truevalue.billing;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.truevalue.testing.BadInput;
import io.truevalue.testing.BadInput.Good;
import io.truevalue.testing.Caller;
import io.truevalue.testing.ServiceExtension;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BadInputIT {
    @RegisterExtension
    static final ServiceExtension service = ServiceExtension.of("billing");

    @Test
    void refusesWhatIsWrongAndWritesNothing() throws SQLException {
        badInput().isRefusedAndWritesNothing();
    }

    @Test
    void keepsOrRefusesNaughtyStrings() throws JsonProcessingException {
        badInput().keepsOrRefusesNaughtyStrings();
    }

    @Test
    void answersWrongIdsAsNeverIssued() {
        badInput().answersWrongIdsAsNeverIssued();
    }

    private static BadInput badInput() {
        String path = "/billing/api/subscription";
        Map<String, Object> chosen = Map.of("plan", "pro", "seats", 30, "quantity", 30, "payment_method", "pm_dev_ok");
        Map<String, Object> changed = Map.of("plan", "pro", "seats", 31, "payment_method", "pm_dev_ok");
        return BadInput.to(service)
                .with("POST " + path, () -> new Good(anAdmin(), path, chosen))
                .with("PATCH " + path, () -> new Good(anAdmin(), path, changed))
                .with("POST " + path + "/preview", () -> new Good(anAdmin(), path + "/preview", chosen));
    }

    private static Caller anAdmin() {
        return Caller.newMember("billing:read", "billing:write");
    }
}
