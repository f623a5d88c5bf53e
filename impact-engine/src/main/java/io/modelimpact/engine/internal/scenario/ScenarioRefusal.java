package io.modelimpact.engine.internal.scenario;

import io.modelimpact.record.Reason;

/** Ends the evaluation of one outcome and of no other. Never leaves this package. */
final class ScenarioRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Reason reason;

    ScenarioRefusal(Reason reason) {
        super(reason.message(), null, false, false);
        this.reason = reason;
    }

    ScenarioRefusal(String code, String message, String remedy) {
        this(new Reason(code, message, remedy));
    }

    Reason reason() {
        return reason;
    }
}
