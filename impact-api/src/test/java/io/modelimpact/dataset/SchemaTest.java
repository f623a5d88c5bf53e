package io.modelimpact.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelimpact.ImpactException;
import io.modelimpact.Problem;
import io.modelimpact.formula.DecimalField;
import io.modelimpact.formula.Field;
import io.modelimpact.formula.ValueType;
import io.modelimpact.measure.Measure;
import io.modelimpact.measure.Measures;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaTest {

    private static final Dataset USERS = Dataset.named("users");
    private static final DecimalField REVENUE = USERS.decimal("revenue", 2).in(Measures.currency("EUR"));

    @Test
    void declaresFieldsOfEveryTypeOnTheirDataset() {
        List<Field> fields = List.of(
                USERS.id("a"),
                USERS.text("b"),
                USERS.flag("c"),
                USERS.integer("d"),
                USERS.decimal("e", 2),
                USERS.real("f"),
                USERS.date("g"),
                USERS.instant("h"));
        assertThat(fields).extracting(Field::type).containsExactly(ValueType.values());
        assertThat(fields).extracting(Field::dataset).containsOnly("users");
        assertThat(fields).extracting(Field::measure).containsOnly(Measure.NONE);
        assertThat(fields).extracting(Field::name).containsExactly("a", "b", "c", "d", "e", "f", "g", "h");
    }

    @Test
    void keepsFieldsInTheOrderOfTheirNames() {
        Schema schema = Schema.of(USERS, USERS.text("variant"), REVENUE, USERS.id("user_id"), REVENUE);
        assertThat(schema.fields()).extracting(Field::name).containsExactly("revenue", "user_id", "variant");
        assertThat(schema.field("revenue")).contains(REVENUE);
        assertThat(schema.field("cost")).isEmpty();
        assertThat(schema).isEqualTo(Schema.of(USERS, USERS.id("user_id"), USERS.text("variant"), REVENUE));
        assertThat(schema).isNotEqualTo(Schema.of(USERS, REVENUE));
    }

    @Test
    void listsEveryDeclarationThatDoesNotFit() {
        assertThatThrownBy(() -> Schema.of(
                        USERS,
                        REVENUE,
                        USERS.real("revenue"),
                        USERS.flag("x"),
                        USERS.text("x"),
                        Dataset.named("a").id("b")))
                .isInstanceOfSatisfying(ImpactException.class, e -> {
                    assertThat(e.code()).isEqualTo("schema/invalid");
                    assertThat(e.problems())
                            .extracting(Problem::message)
                            .containsExactly(
                                    "field a.b does not belong to dataset users",
                                    "field users.revenue is declared as decimal(2) in EUR and as real in 1",
                                    "field users.x is declared as text and as flag");
                });
    }

    @Test
    void findsMeasuresThatContradictEachOther() {
        assertThatThrownBy(() -> Schema.of(USERS, REVENUE, REVENUE.in(Measure.of("USD"))))
                .hasMessageContaining("declared as decimal(2) in EUR and as decimal(2) in USD");
    }

    @Test
    void comesBackFromItsJsonAsItWas() {
        Schema schema = Schema.of(USERS, USERS.text("Land, in dem \"man\" wohnt"), REVENUE, USERS.instant("seen"));
        assertThat(Schema.fromJson(schema.toJson())).isEqualTo(schema);
        assertThat(Schema.of(USERS, REVENUE))
                .hasToString("{\"dataset\":\"users\",\"fields\":[{\"dataset\":\"users\",\"measure\":\"EUR\","
                        + "\"name\":\"revenue\",\"scale\":2,\"type\":\"decimal\"}]}");
    }

    @Test
    void hasADigestThatFollowsItsMeaningAndNotItsOrder() {
        Schema schema = Schema.of(USERS, REVENUE, USERS.id("user_id"));
        assertThat(schema.digest())
                .isEqualTo(Schema.of(USERS, USERS.id("user_id"), REVENUE).digest());
        assertThat(schema.digest())
                .isNotEqualTo(Schema.of(USERS, REVENUE.in(Measure.NONE), USERS.id("user_id"))
                        .digest());
        assertThat(schema.digest())
                .isNotEqualTo(Schema.of(Dataset.named("users")).digest());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1a", "a b", "ä", "-a", "a/b"})
    void refusesNamesOfDatasetsThatAreNotPlain(String name) {
        assertThatThrownBy(() -> Dataset.named(name))
                .isInstanceOfSatisfying(
                        ImpactException.class, e -> assertThat(e.code()).isEqualTo("dataset/invalid-name"))
                .hasMessageContaining("found '" + name + "'");
    }

    @Test
    void refusesFieldsWithoutANameOrWithTooManyDecimals() {
        assertThat(USERS.decimal("x", 18).scale()).isEqualTo(18);
        assertThatThrownBy(() -> USERS.text("")).hasMessageContaining("found an empty text");
        assertThatThrownBy(() -> USERS.text("\udc00")).hasMessageContaining("found a lone surrogate");
        assertThatThrownBy(() -> USERS.decimal("x", 19))
                .hasMessageContaining("users.x has 19 decimals, expected 0 to 18");
        assertThatThrownBy(() -> USERS.decimal("x", -1)).hasMessageContaining("users.x has -1 decimals");
    }
}
