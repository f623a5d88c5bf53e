package io.modelimpact;

import io.modelimpact.change.Model;
import io.modelimpact.change.Version;
import io.modelimpact.check.SampleRatioCheck;
import io.modelimpact.contract.Constraint;
import io.modelimpact.contract.Contract;
import io.modelimpact.contract.Demand;
import io.modelimpact.dataset.Dataset;
import io.modelimpact.decision.Policy;
import io.modelimpact.decision.RiskProfile;
import io.modelimpact.decision.VerdictCondition;
import io.modelimpact.design.Arm;
import io.modelimpact.design.PairedDesign;
import io.modelimpact.design.RandomizedDesign;
import io.modelimpact.design.VersionColumn;
import io.modelimpact.estimand.AmountStage;
import io.modelimpact.estimand.Estimand;
import io.modelimpact.estimand.RangeStage;
import io.modelimpact.formula.Field;
import io.modelimpact.guardrail.Guardrail;
import io.modelimpact.guardrail.GuardrailName;
import io.modelimpact.guardrail.Reaction;
import io.modelimpact.hypothesis.Hypothesis;
import io.modelimpact.hypothesis.HypothesisName;
import io.modelimpact.internal.Decimals;
import io.modelimpact.json.Digest;
import io.modelimpact.measure.Measure;
import io.modelimpact.measure.Measures;
import io.modelimpact.metric.Metric;
import io.modelimpact.metric.MetricName;
import io.modelimpact.metric.Resampling;
import io.modelimpact.monitoring.FixedHorizon;
import io.modelimpact.monitoring.PlannedLooks;
import io.modelimpact.monitoring.Spending;
import io.modelimpact.scenario.Assumption;
import io.modelimpact.scenario.AssumptionName;
import io.modelimpact.scenario.Distribution;
import io.modelimpact.scenario.DistributionKind;
import io.modelimpact.scenario.Outcome;
import io.modelimpact.scenario.OutcomeName;
import io.modelimpact.scenario.ProjectedConstant;
import io.modelimpact.scenario.ProjectedLevel;
import io.modelimpact.scenario.Scenario;
import io.modelimpact.scenario.WeightedDistribution;
import io.modelimpact.slice.BandSlice;
import io.modelimpact.slice.CrossingSlice;
import io.modelimpact.slice.MemberSlice;
import io.modelimpact.slice.Slice;
import java.math.BigDecimal;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.LongStream;

/** The words of the grammar, for one static import. Every word only calls the factory of the value that it names. */
public final class Impact {
    /** A broken guardrail keeps the candidate from being shipped. */
    public static final Reaction HOLD = Reaction.HOLD;

    /** A broken guardrail sends units that see the candidate back to the baseline. */
    public static final Reaction ROLL_BACK = Reaction.ROLL_BACK;

    /** A broken guardrail is reported and does not decide. */
    public static final Reaction NOTE = Reaction.NOTE;

    /** For changes that are hard to undo or touch people's rights. */
    public static final RiskProfile LOW = RiskProfile.LOW;

    /** For most changes. */
    public static final RiskProfile MODERATE = RiskProfile.MODERATE;

    /** For changes that are easy to undo. */
    public static final RiskProfile HIGH = RiskProfile.HIGH;

    private Impact() {}

    /** A dataset by name. */
    public static Dataset dataset(String name) {
        return Dataset.named(name);
    }

    /** A model by name. */
    public static Model model(String name) {
        return new Model(name);
    }

    /** A currency by its ISO 4217 code. */
    public static Measure currency(String code) {
        return Measures.currency(code);
    }

    /** A randomised experiment. */
    public static RandomizedDesign.Randomized randomized() {
        return RandomizedDesign.randomized();
    }

    /** A paired comparison: the same rows scored by every version. */
    public static PairedDesign.Paired paired() {
        return PairedDesign.paired();
    }

    /** The column that holds what a version said of each row. */
    public static VersionColumn by(Version version, Field column) {
        return new VersionColumn(version, column);
    }

    /** An arm that shows the version and is planned to hold units in proportion to the weight. */
    public static Arm arm(String name, Version version, long weight) {
        return new Arm(name, version, BigDecimal.valueOf(weight));
    }

    /** An arm with a decimal weight. */
    public static Arm arm(String name, Version version, String weight) {
        return new Arm(name, version, Decimals.parse("weight of arm " + name, weight));
    }

    /** A contract on a dataset. */
    public static Contract contract(Dataset dataset, String version) {
        return Contract.on(dataset, version);
    }

    /** A reference to a contract that the engine is given apart. */
    public static Contract contractReference(Dataset dataset, String version, Digest digest) {
        return Contract.referenceTo(dataset, version, digest);
    }

    /** Every value is present. */
    public static Demand present() {
        return Demand.blocking(new Constraint.Present());
    }

    /** No value occurs twice. */
    public static Demand unique() {
        return Demand.blocking(new Constraint.Unique());
    }

    /** Every present value lies in the closed range. */
    public static Demand between(String lower, String upper) {
        return Demand.blocking(
                new Constraint.Between(Decimals.parse("lower bound", lower), Decimals.parse("upper bound", upper)));
    }

    /** Every present value is one of these. */
    public static Demand oneOf(String... values) {
        return Demand.blocking(new Constraint.OneOf(new TreeSet<>(List.of(values))));
    }

    /** Every present value matches the regular expression as a whole. */
    public static Demand matching(String pattern) {
        return Demand.blocking(new Constraint.Matching(pattern));
    }

    /** At most this share of rows lacks the value. */
    public static Demand nullShareAtMost(String share) {
        return Demand.blocking(new Constraint.NullShareAtMost(Decimals.parse("share", share)));
    }

    /** A metric by name and version. */
    public static MetricName metric(String id, String version) {
        return Metric.named(id, version);
    }

    /** So many bootstrap replicates, for {@code metric(…).asMean(…).resampled(bootstrap(2000))}. */
    public static Resampling bootstrap(int replicates) {
        return Resampling.bootstrap(replicates);
    }

    /** The effect of the change on a metric. */
    public static Estimand effectOn(Metric metric) {
        return Estimand.effectOn(metric);
    }

    /**
     * The effect of the change on a gap: how far the metric's level in one member of a slice lies above that in another. A positive effect
     * is a gap that rises; a gap that is negative and shrinks towards zero rises too.
     */
    public static Estimand effectOnGap(Metric metric, Slice slice, String member, String other) {
        return Estimand.effectOnGap(metric, slice, member, other);
    }

    /** A slice by the values of a column. */
    public static MemberSlice slice(Field field) {
        return MemberSlice.of(field);
    }

    /** A slice by bands of a numeric column. */
    public static BandSlice bands(Field field, String... cuts) {
        return BandSlice.of(field, cuts);
    }

    /** Every combination of the members of slices. */
    public static CrossingSlice crossing(Slice first, Slice second, Slice... others) {
        return CrossingSlice.of(first, second, others);
    }

    /** A hypothesis by id. */
    public static HypothesisName hypothesis(String id) {
        return Hypothesis.named(id);
    }

    /** A guardrail by id. */
    public static GuardrailName guardrail(String id) {
        return Guardrail.named(id);
    }

    /** A margin; what it is counted in follows. */
    public static AmountStage by(String amount) {
        return new AmountStage(Decimals.parse("amount", amount));
    }

    /** A limit; what it is counted in follows. */
    public static AmountStage moreThan(String amount) {
        return by(amount);
    }

    /** Two bounds; what they are counted in follows. */
    public static RangeStage range(String lower, String upper) {
        return new RangeStage(Decimals.parse("lower bound", lower), Decimals.parse("upper bound", upper));
    }

    /** The check of the sample ratio. */
    public static SampleRatioCheck sampleRatio() {
        return SampleRatioCheck.sampleRatio();
    }

    /** Looks when so many units of all arms together are reached, by O'Brien and Fleming's spending unless said. */
    public static PlannedLooks plannedLooks(long first, long... others) {
        return new PlannedLooks(
                LongStream.concat(LongStream.of(first), LongStream.of(others))
                        .boxed()
                        .toList(),
                Spending.obrienFleming());
    }

    /** One look, when so many units of all arms together are reached. */
    public static FixedHorizon fixedHorizon(long units) {
        return new FixedHorizon(units);
    }

    /** A policy by name and version. */
    public static Policy policy(String id, String version) {
        return Policy.named(id, version);
    }

    /** An assumption by id and distribution. */
    public static AssumptionName assumption(String id, Distribution distribution) {
        return Assumption.named(id, distribution);
    }

    /** One certain value. */
    public static Distribution constant(String value) {
        return Distribution.of(DistributionKind.CONSTANT, value);
    }

    /** Equal density between two values. */
    public static Distribution uniform(String min, String max) {
        return Distribution.of(DistributionKind.UNIFORM, min, max);
    }

    /** A quantity whose logarithm is uniform between two values above zero. */
    public static Distribution logUniform(String min, String max) {
        return Distribution.of(DistributionKind.LOG_UNIFORM, min, max);
    }

    /** A triangle with its top at the mode. */
    public static Distribution triangular(String min, String mode, String max) {
        return Distribution.of(DistributionKind.TRIANGULAR, min, mode, max);
    }

    /** The PERT law: smallest, most likely and largest value, with the usual weight 4 on the mode. */
    public static Distribution pert(String min, String mode, String max) {
        return pert(min, mode, max, "4");
    }

    /** The PERT law with another weight on the mode. */
    public static Distribution pert(String min, String mode, String max, String weight) {
        return Distribution.of(DistributionKind.PERT, min, mode, max, weight);
    }

    /** The beta law on [0, 1] with this mean and standard deviation. */
    public static Distribution betaWithMoments(String mean, String standardDeviation) {
        return Distribution.of(DistributionKind.BETA, mean, standardDeviation);
    }

    /** The normal law with this mean and standard deviation. */
    public static Distribution normalWithMoments(String mean, String standardDeviation) {
        return Distribution.of(DistributionKind.NORMAL, mean, standardDeviation);
    }

    /** The normal law that lies below each value with its probability, such as {@code ("0.05", "8e6", "0.95", "12e6")}. */
    public static Distribution normalWithQuantiles(
            String lowerProbability, String lower, String upperProbability, String upper) {
        return Distribution.of(DistributionKind.NORMAL_QUANTILES, lowerProbability, lower, upperProbability, upper);
    }

    /** The lognormal law with this mean and standard deviation, both of the quantity itself. */
    public static Distribution lognormalWithMoments(String mean, String standardDeviation) {
        return Distribution.of(DistributionKind.LOGNORMAL, mean, standardDeviation);
    }

    /** The lognormal law that lies below each value with its probability. */
    public static Distribution lognormalWithQuantiles(
            String lowerProbability, String lower, String upperProbability, String upper) {
        return Distribution.of(DistributionKind.LOGNORMAL_QUANTILES, lowerProbability, lower, upperProbability, upper);
    }

    /** The normal law of this mean and standard deviation, given that the value lies between the bounds. */
    public static Distribution truncatedNormal(String mean, String standardDeviation, String min, String max) {
        return Distribution.of(DistributionKind.TRUNCATED_NORMAL, mean, standardDeviation, min, max);
    }

    /** One of several laws, chosen with their weights, which sum to 1. */
    public static Distribution mixture(WeightedDistribution... components) {
        return Distribution.mixture(List.of(components));
    }

    /** A part of a mixture. */
    public static WeightedDistribution weighted(String weight, Distribution distribution) {
        return new WeightedDistribution(Decimals.parse("weight", weight), distribution);
    }

    /** Every one of these values with the same probability. */
    public static Distribution empirical(String... values) {
        return Distribution.empirical(values);
    }

    /** The level of a metric; the version follows. */
    public static ProjectedLevel.Stage levelOf(Metric metric) {
        return ProjectedLevel.of(metric);
    }

    /** A certain number with its measure, for the formula of an outcome. */
    public static ProjectedConstant amount(String number, Measure measure) {
        return ProjectedConstant.of(number, measure);
    }

    /** An outcome by id. */
    public static OutcomeName outcome(String id) {
        return Outcome.named(id);
    }

    /** A scenario by id. */
    public static Scenario scenario(String id) {
        return Scenario.named(id);
    }

    /** What became of a hypothesis or a guardrail, for a policy to look at. */
    public static VerdictCondition.Stage verdictOf(String claim) {
        return new VerdictCondition.Stage(VerdictCondition.Subject.CLAIM, claim);
    }

    /** What became of a check, for a policy to look at. */
    public static VerdictCondition.Stage checkOf(String check) {
        return new VerdictCondition.Stage(VerdictCondition.Subject.CHECK, check);
    }
}
