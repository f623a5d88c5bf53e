package io.modelimpact.engine.internal.scan;

import io.modelimpact.formula.DecimalField;
import io.modelimpact.formula.Field;
import io.modelimpact.formula.ValueType;
import io.modelimpact.slice.BandSlice;
import io.modelimpact.slice.CrossingSlice;
import io.modelimpact.slice.MemberSlice;
import io.modelimpact.slice.Slice;
import io.modelimpact.spi.Column;
import io.modelimpact.spi.DoubleColumn;
import io.modelimpact.spi.LongColumn;
import io.modelimpact.spi.TextColumn;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedSet;

/** Compiles slices into kernels that tell the member of each row. */
final class SliceCompiler {

    private static final int MISSING = -1;
    private static final int OTHER = -2;

    private SliceCompiler() {}

    /** Whether the members are those found in the data, of which there may be so many only. */
    static boolean isLimited(Slice slice) {
        if (slice instanceof CrossingSlice crossing) {
            return crossing.parts().stream().anyMatch(SliceCompiler::isLimited);
        }
        return slice instanceof MemberSlice members && members.members().isEmpty();
    }

    static Kernel<Members> compile(Slice slice) {
        if (slice instanceof MemberSlice members) {
            return members(members);
        }
        if (slice instanceof BandSlice bands) {
            return bands(bands);
        }
        return crossing((CrossingSlice) slice);
    }

    private static Kernel<Members> members(MemberSlice slice) {
        Field field = slice.field();
        SortedSet<String> listed = slice.members();
        if (field.type() == ValueType.TEXT || field.type() == ValueType.ID) {
            return rows -> texts(rows.texts(field), rows.count(), listed);
        }
        boolean isFlag = field.type() == ValueType.FLAG;
        return rows -> {
            LongColumn column = rows.longs(field);
            MembersBuilder<Long> members = new MembersBuilder<>(
                    rows.count(),
                    value -> listed(isFlag ? Boolean.toString(value != 0) : Long.toString(value), listed));
            return withMissing(column, rows.count(), members, column::value);
        };
    }

    private static Members texts(TextColumn column, int rows, SortedSet<String> listed) {
        List<String> names = new ArrayList<>(column.dictionary().size() + 1);
        column.dictionary().forEach(text -> names.add(listed(text, listed)));
        int missing = names.size();
        names.add(Slice.MISSING);
        int[] codes = column.codes(rows);
        for (int row = 0; row < rows; row++) {
            codes[row] = codes[row] == TextColumn.MISSING ? missing : codes[row];
        }
        return new Members(codes, names);
    }

    private static String listed(String name, SortedSet<String> listed) {
        return listed.isEmpty() || listed.contains(name) ? name : Slice.OTHER;
    }

    private static Members withMissing(Column column, int rows, MembersBuilder<Long> present, LongValues values) {
        List<String> names = new ArrayList<>();
        int[] codes = new int[rows];
        for (int row = 0; row < rows; row++) {
            if (!column.isMissing(row)) {
                present.set(row, values.at(row));
            }
        }
        Members members = present.build();
        names.addAll(members.names);
        names.add(Slice.MISSING);
        for (int row = 0; row < rows; row++) {
            codes[row] = column.isMissing(row) ? names.size() - 1 : members.codes[row];
        }
        return new Members(codes, names);
    }

    private interface LongValues {
        long at(int row);
    }

    private static Kernel<Members> bands(BandSlice slice) {
        List<String> names = slice.bandNames();
        Kernel<int[]> bandOf = slice.field().type() == ValueType.REAL
                ? realBands(slice.field(), slice.cuts())
                : decimalBands(slice.field(), slice.cuts());
        return rows -> {
            int[] bands = bandOf.evaluate(rows);
            MembersBuilder<Integer> members = new MembersBuilder<>(rows.count(), band -> bandName(band, names));
            for (int row = 0; row < bands.length; row++) {
                members.set(row, bands[row]);
            }
            return members.build();
        };
    }

    private static String bandName(int band, List<String> names) {
        return switch (band) {
            case MISSING -> Slice.MISSING;
            case OTHER -> Slice.OTHER;
            default -> names.get(band);
        };
    }

    /** NaN lies in no band. */
    private static Kernel<int[]> realBands(Field field, List<BigDecimal> cuts) {
        double[] starts = cuts.stream().mapToDouble(DecimalScales::leastFrom).toArray();
        return rows -> {
            DoubleColumn column = rows.doubles(field);
            int[] bands = new int[rows.count()];
            Arrays.setAll(bands, row -> column.isMissing(row) ? MISSING : realBand(column.value(row), starts));
            return bands;
        };
    }

    private static int realBand(double value, double[] starts) {
        if (Double.isNaN(value)) {
            return OTHER;
        }
        int band = 0;
        while (band < starts.length && value >= starts[band]) {
            band++;
        }
        return band;
    }

    private static Kernel<int[]> decimalBands(Field field, List<BigDecimal> cuts) {
        int scale = field instanceof DecimalField decimal ? decimal.scale() : 0;
        List<OptionalLong> starts =
                cuts.stream().map(cut -> DecimalScales.leastFrom(cut, scale)).toList();
        return rows -> {
            LongColumn column = rows.longs(field);
            int[] bands = new int[rows.count()];
            Arrays.setAll(bands, row -> column.isMissing(row) ? MISSING : decimalBand(column.value(row), starts));
            return bands;
        };
    }

    private static int decimalBand(long value, List<OptionalLong> starts) {
        int band = 0;
        while (band < starts.size()
                && starts.get(band).isPresent()
                && value >= starts.get(band).getAsLong()) {
            band++;
        }
        return band;
    }

    private static Kernel<Members> crossing(CrossingSlice slice) {
        List<Kernel<Members>> parts =
                slice.parts().stream().map(SliceCompiler::compile).toList();
        return rows -> parts.stream()
                .map(part -> part.evaluate(rows))
                .reduce((left, right) -> cross(left, right, rows.count()))
                .orElseThrow();
    }

    private static Members cross(Members left, Members right, int rows) {
        long width = right.names.size();
        MembersBuilder<Long> pairs = new MembersBuilder<>(
                rows,
                pair -> left.names.get((int) (pair / width))
                        + CrossingSlice.SEPARATOR
                        + right.names.get((int) (pair % width)));
        for (int row = 0; row < rows; row++) {
            pairs.set(row, left.codes[row] * width + right.codes[row]);
        }
        return pairs.build();
    }
}
