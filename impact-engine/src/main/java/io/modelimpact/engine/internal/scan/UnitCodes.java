package io.modelimpact.engine.internal.scan;

import io.modelimpact.formula.ValueType;
import io.modelimpact.json.Digest;
import io.modelimpact.record.verify.MerkleHash;
import io.modelimpact.record.verify.RowBytes;
import io.modelimpact.spi.TextColumn;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Numbers for units that have several rows, in the order in which they were found here. A unit is known by the first 128 bits of the SHA-256 of its name: two
 * names with the same bits are out of reach of chance, and who is able to look for such names can as well give one name twice. No name is kept. Mutable,
 * confined to one thread.
 */
final class UnitCodes {

    /** The number of no unit. */
    static final int NONE = -1;

    private static final Digest SCHEMA = Digest.of("unit-names", new byte[0]);
    private static final int UNREAD = -2;

    private final RowBytes bytes = RowBytes.under(SCHEMA);
    private final ByteBuffer hash = ByteBuffer.allocate(MerkleHash.LENGTH);
    private final KeySet keys = new KeySet();
    private List<String> dictionary = List.of();
    private int[] read = new int[0];

    /** The number of the unit of each row; {@link #NONE} for a row without. */
    int[] of(TextColumn names, int rows) {
        int[] codes = new int[rows];
        if (names.isCoded()) {
            learn(names.dictionary());
        }
        for (int row = 0; row < rows; row++) {
            if (names.isMissing(row)) {
                codes[row] = NONE;
            } else {
                codes[row] =
                        names.isCoded() ? ofEntry(names.code(row)) : of(names.utf8(), names.start(row), names.end(row));
            }
        }
        return codes;
    }

    // The very same list, which is immutable: to compare the names would take as long as to hash them.
    @SuppressWarnings("ReferenceEquality")
    private void learn(List<String> names) {
        if (dictionary != names) {
            dictionary = names;
            read = new int[names.size()];
            Arrays.fill(read, UNREAD);
        }
    }

    private int ofEntry(int entry) {
        if (read[entry] == UNREAD) {
            byte[] name = dictionary.get(entry).getBytes(StandardCharsets.UTF_8);
            read[entry] = of(name, 0, name.length);
        }
        return read[entry];
    }

    private int of(byte[] utf8, int from, int to) {
        bytes.addText(ValueType.ID, utf8, from, to);
        bytes.moveLeafTo(hash.array(), 0);
        return of(hash.getLong(0), hash.getLong(Long.BYTES));
    }

    private int of(long high, long low) {
        int next = Math.toIntExact(keys.size());
        return (int) keys.noteOrAdd(high, low, next);
    }

    /** How many units there are. */
    int size() {
        return (int) keys.size();
    }

    void writeTo(StateWriter out) {
        out.add(size());
        keys.forEach((high, low, code) -> {
            out.add(high);
            out.add(low);
            out.add(code);
        });
    }

    void read(StateReader in) {
        int units = in.nextInt();
        for (int unit = 0; unit < units; unit++) {
            keys.add(in.next(), in.next(), in.next());
        }
    }

    /** Adds the units of another; for each number there the number here. */
    int[] merge(UnitCodes other) {
        int[] codes = new int[other.size()];
        other.keys.forEach((high, low, code) -> codes[(int) code] = of(high, low));
        return codes;
    }
}
