package io.modelimpact.formula;

import io.modelimpact.measure.Measure;
import io.modelimpact.measure.Measures;
import java.util.List;

/** The fields that the tests of formulas read. */
final class FormulaFixtures {

    static final Measure EUR = Measures.currency("EUR");

    static final IdField USER = new IdField("users", "user_id");
    static final TextField COUNTRY = new TextField("users", "country");
    static final FlagField BOUGHT = new FlagField("users", "bought");
    static final FlagField RETURNED = new FlagField("users", "not");
    static final IntegerField ORDERS = new IntegerField("users", "orders", Measures.ORDERS);
    static final IntegerField CLICKS = new IntegerField("users", "clicks", Measure.NONE);
    static final DecimalField REVENUE = new DecimalField("users", "revenue", 2, EUR);
    static final RealField LATENCY = new RealField("users", "the \"p95\" latency", Measures.MILLISECONDS);
    static final DateField DAY = new DateField("users", "first day");
    static final InstantField SEEN = new InstantField("users", "seen");

    static final List<Field> FIELDS =
            List.of(USER, COUNTRY, BOUGHT, RETURNED, ORDERS, CLICKS, REVENUE, LATENCY, DAY, SEEN);

    private FormulaFixtures() {}
}
