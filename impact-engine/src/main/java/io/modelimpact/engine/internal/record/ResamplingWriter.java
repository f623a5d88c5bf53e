package io.modelimpact.engine.internal.record;

import io.modelimpact.json.JsonObject;
import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Interval;
import io.modelimpact.stats.compare.IntervalEstimate;
import io.modelimpact.stats.resample.BootstrapEstimate;
import io.modelimpact.stats.resample.BootstrapKind;
import io.modelimpact.stats.resample.ResampledLevel;

/** Writes what stands behind an estimate by bootstrap replicates, with the interval of the delta method beside it. */
final class ResamplingWriter {
    private ResamplingWriter() {}

    static void putTo(JsonObject.Builder json, IntervalEstimate estimate, double errorRate) {
        if (estimate instanceof BootstrapEstimate bootstrap) {
            json.put("resampling", resampling(bootstrap, errorRate));
        }
    }

    private static JsonObject resampling(BootstrapEstimate estimate, double errorRate) {
        JsonObject.Builder json = JsonObject.builder()
                .put("replicates", estimate.replicates())
                .put("resolution", estimate.resolution())
                .put("baseline", drawn(estimate.control()))
                .put("candidate", drawn(estimate.treatment()))
                .put("deltaMethod", delta(estimate, errorRate));
        if (estimate.kind() == BootstrapKind.BCA) {
            json.put("bias", estimate.bias()).put("acceleration", estimate.acceleration());
        }
        return json.build();
    }

    private static JsonObject drawn(ResampledLevel level) {
        return JsonObject.builder()
                .put("drawn", level.isBucketed() ? "BUCKETS" : "UNITS")
                .put("number", level.clusters())
                .build();
    }

    private static JsonObject delta(BootstrapEstimate estimate, double errorRate) {
        Interval interval = estimate.delta().intervalAtErrorRate(errorRate, Alternative.TWO_SIDED);
        JsonObject.Builder json =
                JsonObject.builder().put("standardError", estimate.delta().standardError());
        ResultsWriter.ends(json, interval.lower(), interval.upper());
        return json.build();
    }
}
