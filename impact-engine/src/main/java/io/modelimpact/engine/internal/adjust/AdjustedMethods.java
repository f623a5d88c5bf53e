package io.modelimpact.engine.internal.adjust;

import io.modelimpact.engine.AdjustedMethod;
import java.util.ArrayList;
import java.util.List;

/** The adjusted comparisons that come with the library. */
public final class AdjustedMethods {
    private static final boolean[] BOTH = {false, true};

    private AdjustedMethods() {}

    /** All of them. */
    public static List<AdjustedMethod> all() {
        List<AdjustedMethod> methods = new ArrayList<>();
        for (boolean ratio : BOTH) {
            for (boolean relative : BOTH) {
                methods.add(new CupedMethod(ratio, relative));
                methods.add(new PostStratifiedMethod(ratio, relative));
            }
        }
        for (boolean relative : BOTH) {
            methods.add(new LinMethod(relative));
        }
        return List.copyOf(methods);
    }

    /** The id of the method for a metric with covariates. */
    public static String cuped(boolean ratio, boolean relative) {
        return id("cuped", ratio, relative);
    }

    /** The id of the method for a metric with strata. */
    public static String postStratified(boolean ratio, boolean relative) {
        return id("post-stratified", ratio, relative);
    }

    /** The id of the method with slopes of each arm, which a host may put in the place of the one for a mean with covariates. */
    static String lin(boolean relative) {
        return id("lin", false, relative);
    }

    private static String id(String name, boolean ratio, boolean relative) {
        return "adjust/" + name + (ratio ? "-ratio" : "") + (relative ? "-relative" : "") + "@1.0";
    }
}
