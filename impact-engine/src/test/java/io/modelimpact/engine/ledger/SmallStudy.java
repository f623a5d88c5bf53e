package io.modelimpact.engine.ledger;

import static io.modelimpact.Impact.*;

import io.modelimpact.assessment.Assessment;
import io.modelimpact.change.Version;
import io.modelimpact.dataset.Dataset;
import io.modelimpact.engine.Evaluation;
import io.modelimpact.engine.ImpactEngine;
import io.modelimpact.engine.Inputs;
import io.modelimpact.engine.Protocol;
import io.modelimpact.engine.Sources;
import io.modelimpact.formula.FlagField;
import io.modelimpact.formula.IdField;
import io.modelimpact.formula.TextField;
import io.modelimpact.metric.Metric;
import java.time.Instant;
import java.util.stream.IntStream;

/** The smallest assessment there is, and its evaluation on a hundred units. */
final class SmallStudy {

    static final ImpactEngine ENGINE = ImpactEngine.create();

    private static final int UNITS = 100;
    private static final Dataset USERS = dataset("users");
    private static final IdField USER = USERS.id("user_id");
    private static final TextField VARIANT = USERS.text("variant");
    private static final FlagField BOUGHT = USERS.flag("bought");

    private SmallStudy() {}

    static Protocol protocol() {
        return ENGINE.plan(assessment());
    }

    static Evaluation evaluation(Protocol protocol) {
        String[] users = IntStream.range(0, UNITS).mapToObj(i -> "u" + i).toArray(String[]::new);
        String[] variants =
                IntStream.range(0, UNITS).mapToObj(i -> i % 2 == 0 ? "A" : "B").toArray(String[]::new);
        boolean[] bought = new boolean[UNITS];
        IntStream.range(0, UNITS / 3).forEach(i -> bought[3 * i] = true);
        Inputs inputs = Inputs.bind(
                        USERS,
                        Sources.columns()
                                .with(USER, users)
                                .with(VARIANT, variants)
                                .with(BOUGHT, bought)
                                .build())
                .registeredAs(protocol.digest());
        return ENGINE.evaluate(protocol, inputs, Instant.parse("2026-03-02T08:00:00Z"));
    }

    private static Assessment assessment() {
        Version today = model("ranker").version("1");
        Version tomorrow = model("ranker").version("2");
        Metric conversion = metric("conversion", "1").asProportion(BOUGHT).higherIsBetter();
        return Assessment.named("small", "1")
                .ownedBy("tests")
                .comparing(model("ranker").from(today).to(tomorrow))
                .observing(randomized().unit(USER).assignedBy(VARIANT).arms(arm("A", today, 1), arm("B", tomorrow, 1)))
                .given(contract(USERS, "1").requires(USER, unique()))
                .measuring(conversion)
                .claiming(hypothesis("H1")
                        .that(effectOn(conversion))
                        .isAboveZero()
                        .because("it is a test"))
                .checking(sampleRatio())
                .noGuardrails("it is a test")
                .decidedBy(policy("standard", "1").confidence("0.95").atRisk(MODERATE))
                .build();
    }
}
