package io.modelimpact.examples;

import io.modelimpact.stats.random.CounterRandom;
import io.modelimpact.stats.random.RandomStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A plausible three-arm rollout of a ranking model with known true effects: a pure function of seed and unit number.
 *
 * <p>A unit buys with the arm's probability; a basket is exponential with the arm's mean in EUR; latency is normal with the
 * arm's mean in milliseconds. Country and arm are independent of everything else.
 *
 * <p>A unit has a past, unless it is new: what it spent in the weeks before, under the baseline. More than half of the units do as they did,
 * so that the past tells almost a third of how units differ, and nothing of their arm.
 */
public final class RolloutData {
    /** The arms with their true parameters; half of the units see the baseline. */
    public static final List<Truth> TRUTHS = List.of(
            new Truth("A", 0.120, 45.0, 120.0), new Truth("B", 0.132, 46.5, 131.0), new Truth("C", 0.121, 45.2, 104.0));

    private static final double SHARE_OF_NEW = 0.05;
    private static final double SHARE_OF_STEADY = 0.55;
    private static final List<String> COUNTRIES = List.of("DE", "FR", "IT", "NL");

    private final RandomStream assignment;
    private final RandomStream country;
    private final RandomStream purchase;
    private final RandomStream basket;
    private final RandomStream latency;
    private final RandomStream habit;
    private final RandomStream purchaseBefore;
    private final RandomStream basketBefore;

    /** The rollout of the given seed. */
    public RolloutData(long seed) {
        CounterRandom random = CounterRandom.of(seed);
        this.assignment = random.stream("assignment");
        this.country = random.stream("country");
        this.purchase = random.stream("purchase");
        this.basket = random.stream("basket");
        this.latency = random.stream("latency");
        this.habit = random.stream("habit");
        this.purchaseBefore = random.stream("purchase before");
        this.basketBefore = random.stream("basket before");
    }

    /**
     * What is true of an arm.
     *
     * @param arm its name
     * @param conversion the probability that a unit buys
     * @param meanBasket the mean value of a purchase in EUR
     * @param meanLatency the mean latency in milliseconds
     */
    public record Truth(String arm, double conversion, double meanBasket, double meanLatency) {
        /** The expected revenue of a unit in EUR. */
        public double revenuePerUser() {
            return conversion * meanBasket;
        }
    }

    /**
     * One unit.
     *
     * @param id its number
     * @param truth its arm
     * @param country where it lives
     * @param bought whether it bought
     * @param revenue for how much, in EUR cents
     * @param latency the mean latency of its requests in milliseconds
     * @param revenueBefore for how much it bought in the weeks before, in EUR cents; absent for a new unit
     */
    public record Unit(
            long id,
            Truth truth,
            String country,
            boolean bought,
            long revenue,
            double latency,
            Optional<Long> revenueBefore) {}

    /** The unit of this number. */
    public Unit unit(long id) {
        long draw = assignment.longBelow(id, 4);
        Truth truth = TRUTHS.get(draw < 2 ? 0 : (int) draw - 1);
        return new Unit(
                id,
                truth,
                COUNTRIES.get((int) country.longBelow(id, COUNTRIES.size())),
                purchase.uniformAt(id) < truth.conversion(),
                spent(truth, purchase.uniformAt(id), basket.uniformAt(id)),
                truth.meanLatency() + 30 * latency.normalAt(id),
                before(id));
    }

    private static long spent(Truth truth, double purchase, double basket) {
        return purchase < truth.conversion() ? StrictMath.round(-100 * truth.meanBasket() * StrictMath.log(basket)) : 0;
    }

    private Optional<Long> before(long id) {
        double kind = habit.uniformAt(id);
        if (kind < SHARE_OF_NEW) {
            return Optional.empty();
        }
        boolean steady = kind < SHARE_OF_NEW + SHARE_OF_STEADY;
        return Optional.of(spent(
                TRUTHS.get(0),
                (steady ? purchase : purchaseBefore).uniformAt(id),
                (steady ? basket : basketBefore).uniformAt(id)));
    }

    /** Writes units as CSV; latencies are rounded to hundredths. */
    public void write(Path file, long units) {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write("user_id,variant,country,bought,revenue,latency,revenue_28d_before\n");
            for (long id = 1; id <= units; id++) {
                Unit unit = unit(id);
                out.write("u" + unit.id() + ',' + unit.truth().arm() + ',' + unit.country() + ','
                        + (unit.bought() ? '1' : '0') + ',' + BigDecimal.valueOf(unit.revenue(), 2) + ','
                        + BigDecimal.valueOf(StrictMath.round(100 * unit.latency()), 2) + ','
                        + unit.revenueBefore()
                                .map(cents -> BigDecimal.valueOf(cents, 2).toPlainString())
                                .orElse("")
                        + '\n');
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("can not write " + file, failure);
        }
    }
}
