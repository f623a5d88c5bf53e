package io.modelimpact.stats.vectors;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.power.GroupSizes;
import io.modelimpact.stats.power.MeanPower;
import io.modelimpact.stats.power.ProportionPower;
import io.modelimpact.stats.vectors.Adapters.Adapter;
import java.util.List;
import java.util.Set;

/** Adapters of planning; held to the same rule as {@link Adapters}. */
final class PowerAdapters {
    private PowerAdapters() {}

    static List<Adapter> all() {
        return List.of(
                new Adapter("two_sample_t_power", Set.of("n_per_group", "delta", "sd"), PowerAdapters::tPower),
                new Adapter(
                        "two_sample_t_power_effect_size",
                        Set.of("effect_size", "n1", "ratio"),
                        PowerAdapters::tPowerOfEffectSize),
                new Adapter("two_sample_t_power_unequal_n", Set.of("n1", "n2"), PowerAdapters::tPowerOfSizes),
                new Adapter("two_sample_t_sample_size", Set.of("delta", "sd", "power"), PowerAdapters::tSize),
                new Adapter(
                        "two_sample_t_sample_size_effect_size",
                        Set.of("effect_size", "ratio_n2_over_n1"),
                        PowerAdapters::tSizeOfEffectSize),
                new Adapter("two_sample_t_mde", Set.of("n_per_group", "sd"), PowerAdapters::tDetectable),
                new Adapter(
                        "two_proportion_power_pooled_null",
                        Set.of("n_per_group", "p1", "p2"),
                        PowerAdapters::proportionPower),
                new Adapter(
                        "two_proportion_sample_size_pooled_null",
                        Set.of("p1", "p2", "power"),
                        PowerAdapters::proportionSize),
                new Adapter("two_sample_z_power", Set.of("effect_size", "n1", "ratio"), PowerAdapters::zPower),
                new Adapter(
                        "two_sample_z_sample_size", Set.of("effect_size", "ratio_n2_over_n1"), PowerAdapters::zSize));
    }

    private static Outcome<Output> tPower(CaseInputs in) {
        MeanPower plan = MeanPower.withDefaults().withErrorRate(in.number("alpha"));
        GroupSizes sizes = GroupSizes.equal(in.number("n_per_group"));
        double delta = in.number("delta");
        double sd = in.number("sd");
        return Outcome.of(new Output()
                .put("power_two_sided", plan.power(sizes, delta, sd))
                .put("power_two_sided_one_tail_only", plan.countingOneTail().power(sizes, delta, sd))
                .put("power_one_sided", plan.with(Alternative.GREATER).power(sizes, delta, sd)));
    }

    private static Outcome<Output> tPowerOfEffectSize(CaseInputs in) {
        MeanPower plan =
                MeanPower.withDefaults().withErrorRate(in.number("alpha")).with(in.alternative("alternative"));
        GroupSizes sizes = GroupSizes.withRatio(in.number("n1"), in.number("ratio"));
        return Outcome.of(new Output().put("power", plan.power(sizes, in.number("effect_size"), 1)));
    }

    private static Outcome<Output> tPowerOfSizes(CaseInputs in) {
        MeanPower plan = MeanPower.withDefaults().withErrorRate(in.number("alpha"));
        GroupSizes sizes = new GroupSizes(in.number("n1"), in.number("n2"));
        return Outcome.of(new Output().put("power", plan.power(sizes, in.number("effect_size"), 1)));
    }

    private static Outcome<Output> tSize(CaseInputs in) {
        MeanPower plan = MeanPower.withDefaults().withErrorRate(in.number("alpha"));
        MeanPower oneSided = plan.with(Alternative.GREATER);
        double delta = in.number("delta");
        double sd = in.number("sd");
        double power = in.number("power");
        return plan.sampleSize(delta, sd, 1, power)
                .then(sizes -> oneSided.sampleSize(delta, sd, 1, power)
                        .map(smaller -> new Output()
                                .put("n_per_group_two_sided", sizes.control())
                                .put("n_per_group_one_sided", smaller.control())));
    }

    private static Outcome<Output> tSizeOfEffectSize(CaseInputs in) {
        return MeanPower.withDefaults()
                .withErrorRate(in.number("alpha"))
                .sampleSize(in.number("effect_size"), 1, in.number("ratio_n2_over_n1"), in.number("power"))
                .map(sizes -> new Output().put("n1", sizes.control()));
    }

    private static Outcome<Output> tDetectable(CaseInputs in) {
        return MeanPower.withDefaults()
                .withErrorRate(in.number("alpha"))
                .minimumDetectableEffect(
                        GroupSizes.equal(in.number("n_per_group")), in.number("sd"), in.number("power"))
                .map(effect -> new Output().put("mde", effect));
    }

    private static Outcome<Output> proportionPower(CaseInputs in) {
        ProportionPower plan = ProportionPower.withDefaults().withErrorRate(in.number("alpha"));
        MeanPower arcsine = MeanPower.withDefaults().withKnownVariance().withErrorRate(in.number("alpha"));
        GroupSizes sizes = GroupSizes.equal(in.number("n_per_group"));
        double control = in.number("p1");
        double treatment = in.number("p2");
        double h = ProportionPower.cohenH(control, treatment);
        return Outcome.of(new Output()
                .put("power_one_tail", plan.countingOneTail().power(sizes, control, treatment))
                .put("power_both_tails", plan.power(sizes, control, treatment))
                .put("cohen_h", h)
                .put("power_cohen_h", arcsine.power(sizes, h, 1)));
    }

    private static Outcome<Output> proportionSize(CaseInputs in) {
        return ProportionPower.withDefaults()
                .withErrorRate(in.number("alpha"))
                .countingOneTail()
                .sampleSize(in.number("p1"), in.number("p2"), 1, in.number("power"))
                .map(sizes -> new Output().put("n_per_group", sizes.control()));
    }

    private static Outcome<Output> zPower(CaseInputs in) {
        MeanPower plan = MeanPower.withDefaults().withKnownVariance().withErrorRate(in.number("alpha"));
        GroupSizes sizes = GroupSizes.withRatio(in.number("n1"), in.number("ratio"));
        return Outcome.of(new Output().put("power", plan.power(sizes, in.number("effect_size"), 1)));
    }

    private static Outcome<Output> zSize(CaseInputs in) {
        return MeanPower.withDefaults()
                .withKnownVariance()
                .withErrorRate(in.number("alpha"))
                .sampleSize(in.number("effect_size"), 1, in.number("ratio_n2_over_n1"), in.number("power"))
                .map(sizes -> new Output().put("n1", sizes.control()));
    }
}
