package io.truevalue.org;

import io.truevalue.testing.ApiContract;
import io.truevalue.testing.ServiceExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ApiContractIT {
    @RegisterExtension
    static final ServiceExtension service =
            ServiceExtension.of("org").withPeer("permission").withPeer("auth");

    @Test
    void describesExactlyWhatIsServed() {
        ApiContract.of(service).describesExactlyWhatIsServed();
    }

    @Test
    void keepsItsDocument() {
        ApiContract.of(service).keepsItsDocument();
    }

    @Test
    void keepsItsAccessMatrix() {
        ApiContract.of(service).keepsItsAccessMatrix();
    }

    @Test
    void keepsItsCatalogue() {
        ApiContract.of(service).keepsItsCatalogue();
    }

    @Test
    void takesNoOtherMethod() {
        ApiContract.of(service).takesNoOtherMethod();
    }
}
