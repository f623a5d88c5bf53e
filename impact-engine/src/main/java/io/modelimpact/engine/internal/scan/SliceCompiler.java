package io.modelimpact.engine.internal.scan;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import io.modelimpact.formula.DecimalField;
import io.modelimpact.formula.Field;
import io.modelimpact.formula.ValueType;
import io.modelimpact.slice.BandSlice;
import io.modelimpact.slice.CrossingSlice;
import io.modelimpact.slice.MemberSlice;
import io.modelimpact.slice.Slice;
import io.modelimpact.spi.DoubleColumn;
import io.modelimpact.spi.LongColumn;
import io.modelimpact.spi.TextColumn;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.stream.Stream;

/** Compiles slices into kernels that tell the member of each row. */
final class SliceCompiler {

    private static final int MISSING = -1;

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
            return rows -> texts(rows.texts(field), listed);
        }
        return field.type() == ValueType.FLAG ? flags(field, listed) : integers(field, listed);
    }

    private static Members texts(TextColumn column, SortedSet<String> listed) {
        List<String> dictionary = column.dictionary();
        List<String> names = listed.isEmpty() ? dictionary : Lists.transform(dictionary, name -> listed(name, listed));
        return new Members(column.array(), column.offset(), names, dictionary);
    }

    private static String listed(String name, SortedSet<String> listed) {
        return listed.isEmpty() || listed.contains(name) ? name : Slice.OTHER;
    }

    private static Kernel<Members> flags(Field field, SortedSet<String> listed) {
        List<String> names =
                Stream.of("false", "true").map(name -> listed(name, listed)).toList();
        return rows -> {
            LongColumn column = rows.longs(field);
            int[] codes = new int[rows.count()];
            for (int row = 0; row < codes.length; row++) {
                codes[row] = column.isMissing(row) ? MISSING : column.value(row) == 0 ? 0 : 1;
            }
            return new Members(codes, names);
        };
    }

    private static Kernel<Members> integers(Field field, SortedSet<String> listed) {
        return rows -> {
            LongColumn column = rows.longs(field);
            MembersBuilder members = new MembersBuilder(rows.count(), value -> listed(Long.toString(value), listed));
            for (int row = 0; row < rows.count(); row++) {
                if (column.isMissing(row)) {
                    members.setMissing(row);
                } else {
                    members.set(row, column.value(row));
                }
            }
            return members.build();
        };
    }

    /** Every band, and then what lies in none. */
    private static Kernel<Members> bands(BandSlice slice) {
        List<String> names = ImmutableList.<String>builder()
                .addAll(slice.bandNames())
                .add(Slice.OTHER)
                .build();
        return slice.field().type() == ValueType.REAL
                ? realBands(slice.field(), slice.cuts(), names)
                : decimalBands(slice.field(), slice.cuts(), names);
    }

    /** NaN lies in no band. */
    private static Kernel<Members> realBands(Field field, List<BigDecimal> cuts, List<String> names) {
        double[] starts = cuts.stream().mapToDouble(DecimalScales::leastFrom).toArray();
        return rows -> {
            DoubleColumn column = rows.doubles(field);
            int[] bands = new int[rows.count()];
            for (int row = 0; row < bands.length; row++) {
                double value = column.value(row);
                int band = Double.isNaN(value) ? names.size() - 1 : realBand(value, starts);
                bands[row] = column.isMissing(row) ? MISSING : band;
            }
            return new Members(bands, names);
        };
    }

    private static int realBand(double value, double... starts) {
        int band = 0;
        while (band < starts.length && value >= starts[band]) {
            band++;
        }
        return band;
    }

    private static Kernel<Members> decimalBands(Field field, List<BigDecimal> cuts, List<String> names) {
        int scale = field instanceof DecimalField decimal ? decimal.scale() : 0;
        long[] starts = cuts.stream()
                .map(cut -> DecimalScales.leastFrom(cut, scale))
                .takeWhile(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong)
                .toArray();
        return rows -> {
            LongColumn column = rows.longs(field);
            int[] bands = new int[rows.count()];
            for (int row = 0; row < bands.length; row++) {
                bands[row] = column.isMissing(row) ? MISSING : decimalBand(column.value(row), starts);
            }
            return new Members(bands, names);
        };
    }

    private static int decimalBand(long value, long... starts) {
        int band = 0;
        while (band < starts.length && value >= starts[band]) {
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
        long width = 1L + right.size();
        MembersBuilder pairs = new MembersBuilder(
                rows,
                pair -> left.name((int) (pair / width) - 1)
                        + CrossingSlice.SEPARATOR
                        + right.name((int) (pair % width) - 1));
        for (int row = 0; row < rows; row++) {
            pairs.set(row, (left.code(row) + 1) * width + right.code(row) + 1);
        }
        return pairs.build();
    }
}
