package io.truevalue.tenancy.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SigningSettingsTest {
    private static final String SECRET = "7c1e94a0b35f2d68e90b47d1f6a3528cbe07194d6f82a5c3d91e60b74f28ac53";
    private static final String KEY = "1f83b5d07a64e92cc058fd3b2971ae46d0e7349b8a15c62ff3904d7be6218c07";

    @Test
    void letsInNobodyWhoseKeyIsNotGiven() {
        SigningSettings settings = new SigningSettings(
                SECRET,
                null,
                Map.of("gateway", KEY, "crm-service", ""),
                Map.of("crm-service", KEY, "gateway", ""),
                1_000);
        assertThat(settings.keys()).containsOnlyKeys("gateway");
        assertThat(settings.keysFrom("gateway")).hasSize(1);
        assertThat(settings.keysFrom("auth-service")).isEmpty();
    }

    @Test
    void takesThePreviousKeyBesideThePresentOne() {
        SigningSettings settings =
                new SigningSettings(SECRET, null, Map.of("gateway", KEY), Map.of("gateway", SECRET), 1_000);
        assertThat(settings.keysFrom("gateway")).hasSize(2);
    }
}
