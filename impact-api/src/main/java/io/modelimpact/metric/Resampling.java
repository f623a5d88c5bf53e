package io.modelimpact.metric;

import io.modelimpact.internal.Enums;
import io.modelimpact.internal.Members;
import io.modelimpact.json.JsonObject;

/**
 * That effects on a metric are judged by bootstrap replicates instead of by the delta method: for values so skewed that normal intervals err at one end.
 *
 * <p>Effects for everyone are resampled; effects in members of slices, gaps and levels are judged by the delta method unless {@link #inSlices()} is said,
 * which brings in the members' effects. Replicates are a pure function of the data and the assessment's seed.
 *
 * @param replicates how many replicates are drawn; a tail probability below {@code 1/(replicates + 1)} is not resolved, and the end of an interval that needs
 *     one is unbounded
 * @param interval how intervals are made of replicates; studentised unless said
 * @param clusters what is drawn: units, or buckets of units; unless said, units while there are few
 * @param ofMembers whether effects in members of slices are resampled too
 */
public record Resampling(int replicates, Interval interval, Clusters clusters, boolean ofMembers) {
    /** The fewest replicates that a metric may ask for. */
    public static final int FEWEST = 200;

    /** The most replicates that a metric may ask for. */
    public static final int MOST = 100_000;

    /** How intervals are made of replicates. */
    public enum Interval {
        /** By the quantiles of the replicates' distances from the estimate, each in its own standard errors. */
        STUDENTISED("studentised", "studentised"),
        /** Between quantiles of the replicates, corrected for bias and acceleration. */
        BCA("bca", "bias-corrected and accelerated"),
        /** Between quantiles of the replicates. */
        PERCENTILE("percentile", "percentile");

        private final String methodName;
        private final String words;

        Interval(String methodName, String words) {
            this.methodName = methodName;
            this.words = words;
        }

        /** The id of the method that makes such intervals. */
        public String method() {
            return "resample/bootstrap-" + methodName + "@1.0";
        }
    }

    /** What is drawn. */
    public enum Clusters {
        /** Units while a cell has at most 8,192 of them, buckets from then on. */
        AUTO(1 << 13, ""),
        /** Units; refused for a cell with more than 131,072 of them. */
        UNITS(1 << 17, " over units"),
        /** 4,096 buckets of units by their hash. */
        BUCKETS(0, " over buckets of units");

        private final int mostUnits;
        private final String words;

        Clusters(int mostUnits, String words) {
            this.mostUnits = mostUnits;
            this.words = words;
        }

        /** How many units of a cell are kept apart. */
        public int mostUnits() {
            return mostUnits;
        }
    }

    /** So many replicates, studentised intervals, units or buckets of them by their number. */
    public static Resampling bootstrap(int replicates) {
        return new Resampling(replicates, Interval.STUDENTISED, Clusters.AUTO, false);
    }

    /** The same with percentile intervals. */
    public Resampling percentile() {
        return with(Interval.PERCENTILE);
    }

    /** The same with intervals that are corrected for bias and acceleration. */
    public Resampling accelerated() {
        return with(Interval.BCA);
    }

    /** The same with studentised intervals. */
    public Resampling studentised() {
        return with(Interval.STUDENTISED);
    }

    private Resampling with(Interval other) {
        return new Resampling(replicates, other, clusters, ofMembers);
    }

    /** The same, drawing units whatever their number: each keeps its sums in the evidence. */
    public Resampling overUnits() {
        return new Resampling(replicates, interval, Clusters.UNITS, ofMembers);
    }

    /** The same, drawing buckets of units. */
    public Resampling overBuckets() {
        return new Resampling(replicates, interval, Clusters.BUCKETS, ofMembers);
    }

    /** The same for effects in the members of slices too; the evidence grows with the number of members. */
    public Resampling inSlices() {
        return new Resampling(replicates, interval, clusters, true);
    }

    /** Whether the number of replicates is one that can be drawn. */
    boolean isSound() {
        return replicates >= FEWEST && replicates <= MOST;
    }

    /** The id of the method that judges the effects. */
    public String method() {
        return interval.method();
    }

    /** A sentence for people, without its full stop. */
    public String describe() {
        return "resampled " + replicates + " times" + clusters.words + " with " + interval.words + " intervals"
                + (ofMembers ? ", in slices too" : "");
    }

    /** The canonical JSON form. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("replicates", replicates)
                .put("interval", interval.name())
                .put("clusters", clusters.name())
                .put("inSlices", ofMembers)
                .build();
    }

    /** Reads what {@link #toJson} wrote. */
    public static Resampling fromJson(JsonObject json) {
        Members.only(json, "resampling", "replicates", "interval", "clusters", "inSlices");
        return new Resampling(
                (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, json.integer("replicates"))),
                Enums.read(Interval.class, json, "interval"),
                Enums.read(Clusters.class, json, "clusters"),
                json.flag("inSlices"));
    }
}
