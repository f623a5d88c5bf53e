package io.modelimpact.stats.quantile;

import java.util.ArrayList;
import java.util.List;

/** The text of {@link ValueCounts#canonicalText()}. */
final class ValueCountsText {
    private static final String TAG = "valcounts1";
    private static final String EXACT = "x";
    /** The tag, the form, the resolution, and how many values are not finite. */
    private static final int HEAD = 4;

    private ValueCountsText() {}

    static String write(ValueCounts counts) {
        StringBuilder text = new StringBuilder(TAG)
                .append(';')
                .append(counts.form().tag())
                .append(';')
                .append(
                        counts.isExact()
                                ? EXACT
                                : Integer.toString(counts.resolution().bits()))
                .append(';')
                .append(counts.notFiniteCount());
        List<ValueSplit> splits = counts.splits();
        int next = 0;
        for (int bin = 0; bin < counts.bins(); bin++) {
            long key = counts.key(bin);
            text.append(';')
                    .append(counts.isExact() ? counts.form().text(key) : Long.toString(key))
                    .append(':')
                    .append(counts.binCount(bin));
            while (next < splits.size() && splits.get(next).bin() == key) {
                append(text, splits.get(next++), counts.form());
            }
        }
        return text.toString();
    }

    private static void append(StringBuilder text, ValueSplit split, ValueForm form) {
        text.append(':')
                .append(form.text(split.value()))
                .append(':')
                .append(split.below())
                .append(':')
                .append(split.equal());
    }

    static ValueCounts parse(String text) {
        try {
            ValueCounts parsed = parse(text.split(";", -1));
            if (isSound(parsed) && write(parsed).equals(text)) {
                return parsed;
            }
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException | ArithmeticException malformed) {
            throw new IllegalArgumentException("The counts of values are not canonical", malformed);
        }
        throw new IllegalArgumentException("The counts of values are not canonical");
    }

    private static ValueCounts parse(String... fields) {
        ValueForm form = ValueForm.of(fields[1]);
        Resolution resolution =
                fields[2].equals(EXACT) ? Resolution.EXACT : Resolution.ofBits(Integer.parseInt(fields[2]));
        long notFinite = Long.parseLong(fields[3]);
        int bins = fields.length - HEAD;
        long[] keys = new long[bins];
        long[] counts = new long[bins];
        List<ValueSplit> splits = new ArrayList<>();
        for (int bin = 0; bin < bins; bin++) {
            String[] parts = fields[HEAD + bin].split(":", -1);
            keys[bin] = resolution.isExact() ? form.parse(parts[0]) : Long.parseLong(parts[0]);
            counts[bin] = Long.parseLong(parts[1]);
            for (int at = 2; at < parts.length; at += 3) {
                splits.add(new ValueSplit(
                        keys[bin],
                        form.parse(parts[at]),
                        Long.parseLong(parts[at + 1]),
                        Long.parseLong(parts[at + 2])));
            }
        }
        return new ValueCounts(form, resolution, keys, counts, notFinite, splits);
    }

    private static boolean isSound(ValueCounts parsed) {
        for (int bin = 0; bin < parsed.bins(); bin++) {
            if (parsed.binCount(bin) < 1 || (bin > 0 && parsed.key(bin - 1) >= parsed.key(bin))) {
                return false;
            }
        }
        return parsed.notFiniteCount() >= 0
                && parsed.bins() <= ValueCounts.MOST_ENTRIES
                && isWithinBins(parsed)
                && !(parsed.isExact() && parsed.isToldApart());
    }

    private static boolean isWithinBins(ValueCounts parsed) {
        int bits = parsed.resolution().bits();
        return parsed.isExact()
                || parsed.bins() == 0
                || (parsed.key(0) >= LogBins.of(-Double.MAX_VALUE, bits)
                        && parsed.key(parsed.bins() - 1) <= LogBins.of(Double.MAX_VALUE, bits));
    }
}
