package io.modelimpact.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OutcomeTest {
    private static final Refusal FLAT = new Refusal(RefusalCode.DEGENERATE, "flat");

    @Test
    void a_value_is_given_on() {
        Outcome<Integer> outcome = Outcome.of(3);

        assertThat(outcome.value()).contains(3);
        assertThat(outcome.refusal()).isEmpty();
        assertThat(outcome.orElseThrow()).isEqualTo(3);
        assertThat(outcome.map(number -> number + 1)).isEqualTo(Outcome.of(4));
        assertThat(outcome.then(number -> Outcome.of("n" + number))).isEqualTo(Outcome.of("n3"));
        assertThat(outcome.then(number -> Outcome.refused(FLAT)).refusal()).contains(FLAT);
    }

    @Test
    void a_refusal_stays_what_it_is() {
        Outcome<Integer> outcome = Outcome.refused(RefusalCode.DEGENERATE, "flat");

        assertThat(outcome).isEqualTo(Outcome.refused(FLAT));
        assertThat(outcome.value()).isEmpty();
        assertThat(outcome.refusal()).contains(FLAT);
        assertThat(outcome.map(number -> number + 1).refusal()).contains(FLAT);
        assertThat(outcome.then(number -> Outcome.of(number + 1)).refusal()).contains(FLAT);
        assertThatThrownBy(outcome::orElseThrow)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("DEGENERATE: flat");
    }
}
