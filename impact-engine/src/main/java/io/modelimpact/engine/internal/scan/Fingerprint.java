package io.modelimpact.engine.internal.scan;

import io.modelimpact.formula.Field;
import io.modelimpact.spi.DoubleColumn;
import io.modelimpact.spi.InstantColumn;
import io.modelimpact.spi.LongColumn;
import io.modelimpact.spi.TextColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;

/**
 * The sum of the rows of a dataset under {@link FingerprintLaw}, made column by column: every loop runs over one column and one lane and does
 * nothing else, so that compilers can use vector instructions. Mutable, confined to one thread.
 */
final class Fingerprint {

    private static final BitSet NONE = new BitSet(0);

    private final FingerprintLaw law;
    private final List<Field> fields;
    private final List<TextHashes> texts = new ArrayList<>();
    private final long[][] lanes = new long[FingerprintLaw.LANES][0];
    private long high;
    private long low;

    /**
     * @param law the law under the schema
     * @param fields the fields of the schema in its order
     */
    Fingerprint(FingerprintLaw law, List<Field> fields) {
        this.law = law;
        this.fields = fields;
        for (int column = 0; column < fields.size(); column++) {
            texts.add(new TextHashes(law, column));
        }
    }

    void add(Rows rows) {
        int count = rows.count();
        if (lanes[0].length < count) {
            lanes[0] = new long[count];
            lanes[1] = new long[count];
        }
        Arrays.fill(lanes[0], 0, count, 0);
        Arrays.fill(lanes[1], 0, count, 0);
        for (int column = 0; column < fields.size(); column++) {
            addColumn(column, rows);
        }
        addRows(count);
    }

    private void addColumn(int column, Rows rows) {
        Field field = fields.get(column);
        switch (field.type()) {
            case ID, TEXT -> addTexts(column, rows.texts(field), rows.malformed(field), rows.count());
            case FLAG, INTEGER, DATE, DECIMAL -> addLongs(column, rows.longs(field), rows);
            case REAL -> addDoubles(column, rows.doubles(field), rows);
            case INSTANT -> addInstants(column, rows.instants(field), rows);
        }
    }

    private void addLongs(int column, LongColumn numbers, Rows rows) {
        BitSet missing = rows.missing(fields.get(column));
        for (int lane = 0; lane < FingerprintLaw.LANES; lane++) {
            long key = law.value(column, lane);
            addLongs(key, numbers.array(), numbers.offset(), lanes[lane], rows.count());
            for (int row = missing.nextSetBit(0); row >= 0; row = missing.nextSetBit(row + 1)) {
                lanes[lane][row] += absent(column, lane, row, rows) - FingerprintLaw.mix(key + numbers.value(row));
            }
        }
    }

    private static void addLongs(long key, long[] numbers, int offset, long[] lane, int count) {
        for (int row = 0; row < count; row++) {
            lane[row] += FingerprintLaw.mix(key + numbers[offset + row]);
        }
    }

    private void addDoubles(int column, DoubleColumn numbers, Rows rows) {
        long[] bits = new long[rows.count()];
        for (int row = 0; row < bits.length; row++) {
            bits[row] = FingerprintLaw.bits(numbers.value(row));
        }
        addLongs(column, new LongColumn(bits, NONE), rows);
    }

    private long absent(int column, int lane, int row, Rows rows) {
        return rows.malformed(fields.get(column)).get(row) ? law.malformed(column, lane) : law.missing(column, lane);
    }

    private void addInstants(int column, InstantColumn instants, Rows rows) {
        for (int lane = 0; lane < FingerprintLaw.LANES; lane++) {
            long key = law.value(column, lane);
            for (int row = 0; row < rows.count(); row++) {
                lanes[lane][row] += instants.isMissing(row)
                        ? absent(column, lane, row, rows)
                        : FingerprintLaw.mix(FingerprintLaw.mix(key + instants.epochSecond(row)) + instants.nano(row));
            }
        }
    }

    private void addTexts(int column, TextColumn found, BitSet malformed, int rows) {
        TextHashes hashes = texts.get(column);
        hashes.add(found, rows, lanes);
        for (int lane = 0; lane < FingerprintLaw.LANES; lane++) {
            long instead = law.malformed(column, lane) - law.missing(column, lane);
            for (int row = malformed.nextSetBit(0); row >= 0; row = malformed.nextSetBit(row + 1)) {
                lanes[lane][row] += instead;
            }
        }
    }

    private void addRows(int count) {
        for (int row = 0; row < count; row++) {
            long second = lanes[1][row];
            long upper = FingerprintLaw.upper(lanes[0][row], second);
            add(upper, FingerprintLaw.lower(second, upper));
        }
    }

    private void add(long addedHigh, long addedLow) {
        low += addedLow;
        int carry = Long.compareUnsigned(low, addedLow) < 0 ? 1 : 0;
        high += addedHigh + carry;
    }

    void merge(Fingerprint other) {
        add(other.high, other.low);
    }

    /** 32 hexadecimal digits. */
    String hex() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(high) + hex.toHexDigits(low);
    }
}
