package io.truevalue.crm.company;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.crm.CrmCallers;
import io.truevalue.events.codec.Topics;
import io.truevalue.testing.Answer;
import io.truevalue.testing.EventLog;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.testing.SignedCalls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompanyControllerIT {
    private static final String COMPANIES = "/crm/api/companies";

    @RegisterExtension
    static final ServiceExtension CRM = ServiceExtension.of("crm").withPeer("billing");

    private final SignedCalls calls = CRM.as(CrmCallers.admin());

    @Test
    void livesFromCreationToRestoration() {
        Answer created = calls.post(COMPANIES, """
                {"name":"Analytical Engines","domain":"engines.example","industry":"Machines",
                 "website":"https://engines.example","phones":[{"value":"+44 20 7946 0958"}],
                 "addresses":[{"city":"London"}],"tags":["steam"],"custom":{"founded":1834}}""").expect(201);
        String target = COMPANIES + "/" + created.at("/id");
        assertThat(created.header("location")).isEqualTo(target);
        assertThat(created.at("/phones/0/e164")).isEqualTo("+442079460958");
        assertThat(calls.get(target).expect(200).json()).isEqualTo(created.json());
        assertThat(calls.get(COMPANIES + "?filter=city==London;tags==steam")
                        .json()
                        .at("/items/0"))
                .isEqualTo(created.json());

        assertThat(calls.patch(target, "{\"industry\":null}")
                        .expect(200)
                        .json()
                        .at("/industry")
                        .isNull())
                .isTrue();
        calls.patch(target, "{\"name\":null}").expectProblem(400, "validation_failed");
        calls.delete(target).expect(204);
        calls.get(target).expectProblem(404, "not_found");
        assertThat(calls.post(target + "/restore", "{}").expect(200).at("/version"))
                .isEqualTo("4");
        assertThat(EventLog.await(Topics.RECORD, 4, event -> event.subject().equals(created.at("/id"))))
                .extracting(EventLog.Entry::type)
                .containsExactly("company.created", "company.updated", "company.deleted", "company.restored");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                   | validation_failed | name
            {"name":""}                          | validation_failed | name
            {"name":"x","domain":"no domain"}    | validation_failed | domain
            {"name":"x","website":"data:text/html,x"} | validation_failed | website
            {"name":"x","first_name":"y"}        | unknown_field     | first_name
            """)
    void namesTheFieldAtFault(String body, String code, String field) {
        assertThat(calls.post(COMPANIES, body).expectProblem(400, code).at("/errors/0/field"))
                .isEqualTo(field);
    }
}
