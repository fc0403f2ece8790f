package io.truevalue.billing;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.truevalue.testing.BadInput;
import io.truevalue.testing.ServiceExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BadInputIT {
    @RegisterExtension
    static final ServiceExtension service = ServiceExtension.of("billing");

    @Test
    void keepsOrRefusesNaughtyStrings() throws JsonProcessingException {
        badInput().keepsOrRefusesNaughtyStrings();
    }

    @Test
    void answersWrongIdsAsNeverIssued() {
        badInput().answersWrongIdsAsNeverIssued();
    }

    private static BadInput badInput() {
        return BadInput.to(service);
    }
}
