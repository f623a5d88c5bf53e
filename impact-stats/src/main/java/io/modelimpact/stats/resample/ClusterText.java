package io.modelimpact.stats.resample;

import io.modelimpact.stats.resample.ClusterSums.Cluster;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The one text of sums by cluster: {@code clusters1;units;kept;variables;clusters} or {@code clusters1;buckets;kept;variables;clusters}, with the
 * number of units that are kept apart, and for each cluster that has rows, ordered by key and separated by spaces, {@code key:rows:sum…}: a unit's hash in 16
 * hexadecimal digits or a bucket's number in decimal, and each sum as a whole number of 64 bits, or as {@link io.modelimpact.stats.exact.ExactSum}
 * writes its value.
 */
final class ClusterText {
    private static final String TAG = "clusters1";
    private static final String UNITS = "units";
    private static final String BUCKETS = "buckets";
    private static final int FIELDS = 5;
    private static final Pattern COUNT = Pattern.compile("0|[1-9][0-9]{0,17}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{16}");

    private ClusterText() {}

    static String write(ClusterSums sums) {
        StringBuilder text = new StringBuilder(TAG)
                .append(';')
                .append(sums.isBucketed() ? BUCKETS : UNITS)
                .append(';')
                .append(sums.mostUnits())
                .append(';')
                .append(sums.variables())
                .append(';');
        String separator = "";
        for (Cluster cluster : sums.clusters()) {
            text.append(separator);
            append(text, sums, cluster);
            separator = " ";
        }
        return text.toString();
    }

    private static void append(StringBuilder text, ClusterSums sums, Cluster cluster) {
        text.append(
                        sums.isBucketed()
                                ? Long.toString(cluster.key())
                                : HexFormat.of().toHexDigits(cluster.key()))
                .append(':')
                .append(cluster.rows());
        for (int variable = 0; variable < sums.variables(); variable++) {
            text.append(':').append(cluster.text(variable));
        }
    }

    static ClusterSums parse(String text) {
        List<String> fields = Arrays.asList(text.split(";", -1));
        boolean bucketed = fields.size() > 1 && fields.get(1).equals(BUCKETS);
        if (fields.size() != FIELDS
                || !fields.get(0).equals(TAG)
                || !(bucketed || fields.get(1).equals(UNITS))) {
            throw malformed(text);
        }
        ClusterSums sums = ClusterSums.create(count(fields.get(2), text), count(fields.get(3), text));
        if (bucketed) {
            sums.startParsedBuckets();
        }
        if (!fields.get(4).isEmpty()) {
            for (String cluster : fields.get(4).split(" ", -1)) {
                add(sums, cluster);
            }
        }
        if (sums.isBucketed() != bucketed || !write(sums).equals(text)) {
            throw malformed(text);
        }
        return sums;
    }

    private static void add(ClusterSums sums, String text) {
        String[] parts = text.split(":", -1);
        if (parts.length != sums.variables() + 2) {
            throw malformed(text);
        }
        String[] values = Arrays.copyOfRange(parts, 2, parts.length);
        long rows = longCount(parts[1], text);
        if (rows == 0) {
            throw malformed(text);
        }
        try {
            sums.addParsed(key(sums, parts[0], text), rows, values);
        } catch (NumberFormatException beyondRange) {
            throw malformed(text);
        }
    }

    private static long key(ClusterSums sums, String text, String whole) {
        if (!sums.isBucketed()) {
            if (!HASH.matcher(text).matches()) {
                throw malformed(whole);
            }
            return HexFormat.fromHexDigitsToLong(text);
        }
        int bucket = count(text, whole);
        if (bucket >= ClusterSums.BUCKETS) {
            throw malformed(whole);
        }
        return bucket;
    }

    private static int count(String text, String whole) {
        long count = longCount(text, whole);
        if (count > 1 << 20) {
            throw malformed(whole);
        }
        return (int) count;
    }

    private static long longCount(String text, String whole) {
        if (!COUNT.matcher(text).matches()) {
            throw malformed(whole);
        }
        return Long.parseLong(text);
    }

    private static IllegalArgumentException malformed(String text) {
        String shown = text.length() <= 60 ? text : text.substring(0, 60) + "...";
        return new IllegalArgumentException("Sums by cluster are not canonical: found \"" + shown
                + "\", expected a text such as clusters1;units;8192;1;00000000000000ff:1:12");
    }
}
