package io.modelimpact.engine.internal.scan.source;

import io.modelimpact.formula.DecimalField;
import io.modelimpact.formula.Field;
import io.modelimpact.spi.Column;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;

/**
 * Reads the values of one field, batch by batch. Each kind of field has a loop of its own, so that the compiler can make one piece of it. Mutable,
 * confined to one thread at a time.
 */
abstract class ColumnParser {

    private final Field field;
    private final String expected;
    private BitSet missing = new BitSet();
    private BitSet malformed = new BitSet();

    ColumnParser(Field field, String expected) {
        this.field = field;
        this.expected = expected;
    }

    static ColumnParser of(Field field) {
        return switch (field.type()) {
            case ID, TEXT -> new TextParser(field);
            case FLAG -> new FlagParser(field);
            case INTEGER -> new DecimalParser(field, 0, "a whole number of 64 bits");
            case DECIMAL -> {
                int scale = ((DecimalField) field).scale();
                yield new DecimalParser(
                        field,
                        scale,
                        "a decimal number of at most " + scale + " decimals and 64 bits without exponent");
            }
            case DATE -> new DayParser(field);
            case REAL -> new RealParser(field);
            case INSTANT -> new InstantParser(field);
        };
    }

    final Field field() {
        return field;
    }

    /** What a value has to be. */
    final String expected() {
        return expected;
    }

    /** Begins a batch of so many rows, in the memory of the batch before. */
    final void begin(int rows) {
        missing.clear();
        malformed.clear();
        makeRoom(rows);
    }

    /** Leaves its memory to the batch before. */
    final void forget() {
        missing = new BitSet();
        malformed = new BitSet();
        drop();
    }

    /** Makes room for the values of so many rows, whatever it holds. */
    abstract void makeRoom(int rows);

    /** Drops the room for values. */
    abstract void drop();

    /** Reads the values of the rows from this one on. */
    abstract void parse(CellRanges cells, int row);

    /** The column of the batch, whose rows were all read. */
    abstract Column finish();

    /** The rows of the batch without a value. */
    final BitSet missing() {
        return missing;
    }

    /** The rows of the batch whose value is not of the field's type. */
    final BitSet malformed() {
        return malformed;
    }

    final void setMissing(int row) {
        missing.set(row);
    }

    final void setMalformed(int row) {
        missing.set(row);
        malformed.set(row);
    }

    static String text(CellRanges cells, int i) {
        return new String(cells.bytes(), cells.start(i), cells.end(i) - cells.start(i), StandardCharsets.UTF_8);
    }
}
