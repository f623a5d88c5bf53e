package io.modelimpact.engine.internal.scan;

import java.util.List;

/** To which member of a slice each row of a batch belongs, as indices into names. The same name may stand in the list twice. */
final class Members {

    final int[] codes;
    final List<String> names;

    Members(int[] codes, List<String> names) {
        this.codes = codes;
        this.names = names;
    }
}
