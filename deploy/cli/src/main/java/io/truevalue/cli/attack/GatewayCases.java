package io.truevalue.cli.attack;

import java.io.IOException;
import java.util.List;

/** The cases of the threat list that the gate answers, letter by letter; what spends limits comes last. */
final class GatewayCases {
    private GatewayCases() {}

    static List<Case> of(Stage stage, boolean slowOnes) throws IOException {
        Cases cases = new Cases();
        new TokenCases(stage, cases).add();
        Contact own = Contact.of(stage, stage.sarah());
        Contact foreign = Contact.of(stage, stage.mallory());
        ServicePort port = new ServicePort(stage);
        new HeaderCases(stage, cases, own, foreign).add();
        new AnswerCases(stage, cases, foreign).add();
        new RouteCases(stage, cases).add();
        new DirectCases(stage, cases, port).add();
        new SignatureCases(stage, cases, port).add();
        new IntegrationCases(stage, cases).add();
        new FramingCases(stage, cases).add();
        new Http2Cases(stage, cases).add();
        new AbortCases(stage, slowOnes ? 2_000 : 300).add(cases);
        new BodyCases(stage, cases).add();
        new LimitCases(stage, cases).add();
        if (slowOnes) {
            new SlowCases(stage, cases).add();
        }
        return cases.all();
    }
}
