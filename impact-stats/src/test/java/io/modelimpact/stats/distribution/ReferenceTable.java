package io.modelimpact.stats.distribution;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Reads tables of reference values, which lie beside the scripts that made them: a law, then numbers. */
final class ReferenceTable {
    private ReferenceTable() {}

    /** The numbers of the rows of one law, which must have some. */
    static List<double[]> rows(String resource, String law) {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(ReferenceTable.class.getResourceAsStream(resource), StandardCharsets.UTF_8))) {
            List<double[]> rows = lines.lines()
                    .filter(line -> line.startsWith(law + ","))
                    .map(ReferenceTable::numbers)
                    .toList();
            if (rows.isEmpty()) {
                throw new IllegalArgumentException("No row of " + law + " in " + resource);
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double[] numbers(String line) {
        return Arrays.stream(line.split(",", -1))
                .skip(1)
                .mapToDouble(Double::parseDouble)
                .toArray();
    }
}
