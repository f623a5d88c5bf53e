package io.modelimpact.assessment;

import static io.modelimpact.Impact.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelimpact.change.Model;
import io.modelimpact.change.Version;
import io.modelimpact.contract.Constraint;
import io.modelimpact.contract.Demand;
import io.modelimpact.contract.Rule;
import io.modelimpact.design.Arm;
import io.modelimpact.estimand.Amount;
import io.modelimpact.estimand.AmountRange;
import io.modelimpact.estimand.EffectScale;
import io.modelimpact.estimand.Region;
import io.modelimpact.measure.Measure;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import nl.jqno.equalsverifier.EqualsVerifier;
import nl.jqno.equalsverifier.Warning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueEqualityTest {

    @ParameterizedTest
    @ValueSource(
            classes = {
                Model.class,
                Demand.class,
                Rule.class,
                Region.class,
                AmountRange.class,
                Assessment.Revision.class,
                Constraint.Present.class,
                Constraint.Unique.class,
                Constraint.Matching.class,
                Constraint.RowCount.class,
                Constraint.FreshWithin.class,
                Constraint.Holds.class
            })
    void recordsCompareAllTheirComponents(Class<?> type) {
        EqualsVerifier.forClass(type)
                .withPrefabValues(Version.class, Version.of("m", "1"), Version.of("m", "2"))
                .withPrefabValues(Amount.class, by("1").percent(), by("2").percent())
                .withPrefabValues(Measure.class, Measure.of("a"), Measure.of("b"))
                .withPrefabValues(Constraint.class, new Constraint.Matching("a"), new Constraint.Matching("b"))
                .withPrefabValues(
                        io.modelimpact.formula.Condition.class,
                        dataset("d").flag("a"),
                        dataset("d").flag("b"))
                .withPrefabValues(
                        io.modelimpact.formula.Field.class,
                        dataset("d").flag("a"),
                        dataset("d").flag("b"))
                .suppress(Warning.NULL_FIELDS)
                .verify();
    }

    @Test
    void numbersThatAreEqualMakeEqualValues() {
        BigDecimal ten = new BigDecimal("10.00");
        BigDecimal alsoTen = new BigDecimal("1e1");
        Version version = Version.of("m", "1");

        assertThat(new Amount(ten, EffectScale.PERCENT, Optional.empty()))
                .isEqualTo(new Amount(alsoTen, EffectScale.PERCENT, Optional.empty()))
                .isNotEqualTo(new Amount(alsoTen, EffectScale.ABSOLUTE, Optional.empty()));
        assertThat(new Arm("a", version, ten)).isEqualTo(new Arm("a", version, alsoTen));
        assertThat(new Constraint.Between(ten, ten)).isEqualTo(new Constraint.Between(alsoTen, alsoTen));
        assertThat(new Constraint.NullShareAtMost(new BigDecimal("0.10")))
                .isEqualTo(new Constraint.NullShareAtMost(new BigDecimal("0.1")));
        assertThat(policy("p", "1").confidence("0.950"))
                .isEqualTo(policy("p", "1").confidence("0.95"));
    }

    @Test
    void anArmKeepsTheReferenceToItsVersion() {
        assertThat(arm("a", Version.of("m", "1").withArtifactDigest("x"), 1))
                .isEqualTo(arm("a", Version.of("m", "1"), "1.0"));
        assertThat(Version.of("m", "1").withArtifactDigest("x")).isNotEqualTo(Version.of("m", "1"));
        assertThat(Version.of("m", "1").withArtifactDigest("x").isSameAs(Version.of("m", "1")))
                .isTrue();
    }

    @Test
    void allowedValuesAreASortedCopy() {
        TreeSet<String> values = new TreeSet<>(List.of("b", "a"));
        Constraint.OneOf constraint = new Constraint.OneOf(values);
        values.add("c");

        assertThat(constraint.values()).containsExactly("a", "b");
    }
}
