package io.modelimpact.engine.internal.scan;

import io.modelimpact.slice.Slice;
import java.util.List;

/**
 * To which member of a slice each row of a batch belongs, as codes of names. Several codes may have the same name, and codes may be of no row;
 * a negative code is a missing value. Immutable as long as nobody changes the codes.
 */
final class Members {

    private final int[] codes;
    private final int offset;
    private final List<String> names;
    private final List<?> origin;

    /** Codes from the start of the array. */
    Members(int[] codes, List<String> names) {
        this(codes, 0, names, names);
    }

    /**
     * @param codes the codes, which are not copied
     * @param offset where that of row 0 stands
     * @param names the name of each code
     * @param origin what the names come from: the very same list means the same names
     */
    Members(int[] codes, int offset, List<String> names, List<?> origin) {
        this.codes = codes;
        this.offset = offset;
        this.names = names;
        this.origin = origin;
    }

    /** The code of a row. */
    int code(int row) {
        return codes[offset + row];
    }

    /** How many codes there are that are not negative. */
    int size() {
        return names.size();
    }

    /** The name of a code. */
    String name(int code) {
        return code < 0 ? Slice.MISSING : names.get(code);
    }

    /** Whether both have the same names for the same codes, as far as that is known. */
    @SuppressWarnings("ReferenceEquality")
    boolean isNamedAs(Members other) {
        return origin == other.origin;
    }
}
