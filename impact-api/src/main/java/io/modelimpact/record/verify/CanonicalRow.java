package io.modelimpact.record.verify;

import io.modelimpact.ImpactException;
import io.modelimpact.Problem;
import io.modelimpact.dataset.Schema;
import io.modelimpact.formula.DateField;
import io.modelimpact.formula.DecimalField;
import io.modelimpact.formula.Field;
import io.modelimpact.formula.FlagField;
import io.modelimpact.formula.IdField;
import io.modelimpact.formula.InstantField;
import io.modelimpact.formula.IntegerField;
import io.modelimpact.formula.RealField;
import io.modelimpact.formula.TextField;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One row under a schema, by its values: what somebody has who wants to know whether exactly this row is among those that a record was made from. A field
 * that is given no value is missing. Immutable.
 *
 * <p>Every {@code with} refuses a field that the schema does not have, and a value that is not of the field's type, with {@link ImpactException} code
 * {@code row/unknown-field} or {@code row/value}.
 */
public final class CanonicalRow {

    private interface Value {
        void addTo(RowBytes bytes);
    }

    private final Schema schema;
    private final SortedMap<String, Value> values;

    private CanonicalRow(Schema schema, SortedMap<String, Value> values) {
        this.schema = schema;
        this.values = Collections.unmodifiableSortedMap(values);
    }

    /** A row of missing values. */
    public static CanonicalRow under(Schema schema) {
        return new CanonicalRow(schema, new TreeMap<>());
    }

    /** The schema. */
    public Schema schema() {
        return schema;
    }

    /** This row with an identifier. */
    public CanonicalRow with(IdField field, String value) {
        return withText(field, value);
    }

    /** This row with a text. */
    public CanonicalRow with(TextField field, String value) {
        return withText(field, value);
    }

    /** This row with a flag. */
    public CanonicalRow with(FlagField field, boolean value) {
        return put(field, bytes -> bytes.addWhole(field.type(), value ? 1 : 0));
    }

    /** This row with a whole number. */
    public CanonicalRow with(IntegerField field, long value) {
        return put(field, bytes -> bytes.addWhole(field.type(), value));
    }

    /** This row with a decimal number, of no more decimals than its field has and 64 bits without its scale. */
    public CanonicalRow with(DecimalField field, BigDecimal value) {
        try {
            long unscaled = value.setScale(field.scale()).unscaledValue().longValueExact();
            return put(field, bytes -> bytes.addDecimal(unscaled, field.scale()));
        } catch (ArithmeticException tooLong) {
            throw refused(
                    "row/value",
                    field,
                    "expected a decimal of at most " + field.scale() + " decimals and 64 bits",
                    "give the value that was read");
        }
    }

    /** This row with a binary64 number, NaN and infinities included. */
    public CanonicalRow with(RealField field, double value) {
        return put(field, bytes -> bytes.addReal(value));
    }

    /** This row with a day. */
    public CanonicalRow with(DateField field, LocalDate value) {
        return put(field, bytes -> bytes.addWhole(field.type(), value.toEpochDay()));
    }

    /** This row with an instant. */
    public CanonicalRow with(InstantField field, Instant value) {
        return put(field, bytes -> bytes.addInstant(value.getEpochSecond(), value.getNano()));
    }

    /** This row with a value that was not of its field's type when it was read, whatever it was. */
    public CanonicalRow withMalformed(Field field) {
        return put(field, bytes -> bytes.addMalformed(field.type()));
    }

    /** The row's hash, which is a leaf of the tree if the row is among those committed to. */
    public MerkleHash leaf() {
        RowBytes bytes = RowBytes.under(schema.digest());
        for (Field field : schema.fields()) {
            Value missing = target -> target.addMissing(field.type());
            values.getOrDefault(field.name(), missing).addTo(bytes);
        }
        byte[] leaf = new byte[MerkleHash.LENGTH];
        bytes.moveLeafTo(leaf, 0);
        return MerkleHash.of(leaf);
    }

    private CanonicalRow withText(Field field, String value) {
        byte[] utf8 = utf8(field, value);
        return put(field, bytes -> bytes.addText(field.type(), utf8, 0, utf8.length));
    }

    private static byte[] utf8(Field field, String value) {
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(value));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException loneSurrogate) {
            throw refused("row/value", field, "expected a text without lone surrogates", "call withMalformed");
        }
    }

    private CanonicalRow put(Field field, Value value) {
        if (!schema.fields().contains(field)) {
            throw refused(
                    "row/unknown-field",
                    field,
                    "expected a field of the schema, one of " + schema.fields(),
                    "leave out what was not read");
        }
        TreeMap<String, Value> more = new TreeMap<>(values);
        more.put(field.name(), value);
        return new CanonicalRow(schema, more);
    }

    private static ImpactException refused(String code, Field field, String message, String remedy) {
        return new ImpactException(code, List.of(new Problem(code, field.text(), message, remedy, Optional.empty())));
    }
}
