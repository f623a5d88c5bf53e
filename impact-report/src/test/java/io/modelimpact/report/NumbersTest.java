package io.modelimpact.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelimpact.record.Interval;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class NumbersTest {

    @Test
    void numbersReadTheSameEverywhere() {
        assertThat(Numbers.count(1_234_567)).isEqualTo("1,234,567");
        assertThat(Numbers.count(-999)).isEqualTo("−999");
        assertThat(Numbers.fixed(-0.00001, 2, 1)).isEqualTo("0.0");
        assertThat(Numbers.signed(0.072, 2, 1)).isEqualTo("+7.2");
        assertThat(Numbers.signed(0.0, 2, 1)).isEqualTo("0.0");
        assertThat(Numbers.significant(0.448188, 2, 4)).isEqualTo("44.82");
        assertThat(Numbers.significant(123456.7, 0, 4)).isEqualTo("123,457");
        assertThat(Numbers.significant(1.25e-12, 0, 2)).isEqualTo("1.2e−12");
        assertThat(Numbers.significant(0, 0, 4)).isEqualTo("0.000");
        assertThat(Numbers.declared(-0.002, 2)).isEqualTo("−0.2");
    }

    @Test
    void pValuesNeverReadAsZeroOrOne() {
        assertThat(Numbers.pValue(1e-300)).isEqualTo("<\u00a00.001");
        assertThat(Numbers.pValue(0.0086)).isEqualTo("0.0086");
        assertThat(Numbers.pValue(0.999)).isEqualTo(">\u00a00.99");
    }

    @Test
    void effectsAreAsPreciseAsTheirIntervals() {
        Unit points = new Unit(2, "pp", "percentage points");
        Interval interval = new Interval(Optional.of(0.0041), Optional.of(0.0205), 0.95);
        assertThat(points.effect(0.0123, interval)).isEqualTo("+1.23\u00a0pp");
        assertThat(points.interval(0.0123, interval)).isEqualTo("0.41 to 2.05\u00a0pp");
        assertThat(points.interval(0.1, new Interval(Optional.empty(), Optional.empty(), 0.95)))
                .isEqualTo("unbounded");
    }

    @Property(seed = "20260103", tries = 300)
    void anAxisHasAFewRoundTicksAndAPlaceForEveryValue(
            @ForAll @DoubleRange(min = -10, max = 10) double digits, @ForAll @IntRange(min = -12, max = 9) int power) {
        double first = new BigDecimal(digits).scaleByPowerOfTen(power).doubleValue();
        double second = -first / 3;
        for (List<Double> values : List.of(List.of(first, second), List.of(second), List.<Double>of())) {
            Axis axis = Axis.over(values, 10, 500);
            values.forEach(value -> assertThat(axis.at(value)).isBetween(10.0, 500.0));
            assertThat(axis.ticks()).hasSizeBetween(1, 8);
            for (BigDecimal tick : axis.ticks()) {
                assertThat(axis.at(tick.doubleValue())).isBetween(9.9, 500.1);
            }
        }
    }

    @Test
    void anElementRefusesWhatCouldLoadOrRunSomething() {
        assertThatThrownBy(() -> Element.of("script")).hasMessageContaining("script");
        assertThatThrownBy(() -> Element.of("p><b")).isInstanceOf(IllegalArgumentException.class);
        for (String attribute : List.of("onclick", "src", "style", "x y", "href")) {
            assertThatThrownBy(() -> Element.of("p").with(attribute, "javascript:1"))
                    .as(attribute)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(Element.of("p")
                        .with("href", "#a")
                        .with("title", "\"<&'>")
                        .text("]]>")
                        .markup())
                .hasToString("<p href=\"#a\" title=\"&quot;&lt;&amp;&#39;&gt;\">]]&gt;</p>\n");
    }
}
