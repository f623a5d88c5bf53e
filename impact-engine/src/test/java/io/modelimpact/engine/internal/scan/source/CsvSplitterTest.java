package io.modelimpact.engine.internal.scan.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Records are those of an independent reader, FastCSV. */
class CsvSplitterTest {

    @Provide
    Arbitrary<String> files() {
        Arbitrary<String> plain =
                Arbitraries.strings().withChars("ab1. -é\u20ac").ofMaxLength(6);
        Arbitrary<String> quoted = Arbitraries.of("a", "\"\"", ",", "\n", "\r", "\r\n", "é", "\ud83d\ude00", " ")
                .list()
                .ofMaxSize(6)
                .map(parts -> '"' + String.join("", parts) + '"');
        Arbitrary<String> inner = Arbitraries.of("a\"b", "x\"", " \"");
        Arbitrary<String> field = Arbitraries.frequencyOf(Tuple.of(5, plain), Tuple.of(4, quoted), Tuple.of(1, inner));
        Arbitrary<String> separator = Arbitraries.of(",", ",", ",", "\n", "\r\n", "\r", "\n\n");
        return Combinators.combine(field.list().ofMaxSize(30), separator.list().ofSize(30))
                .as(CsvSplitterTest::join);
    }

    private static String join(List<String> fields, List<String> separators) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < fields.size(); i++) {
            text.append(fields.get(i)).append(separators.get(i));
        }
        return text.toString();
    }

    @Property(tries = 1000, seed = "701")
    void records_fields_and_lines_are_those_of_another_reader(
            @ForAll("files") String text, @ForAll @IntRange(min = 1, max = 7) int chunk) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

        assertThat(split(bytes, chunk, 1 << 10)).isEqualTo(expected(text));
    }

    @Property(tries = 300, seed = "702")
    void blocks_that_end_anywhere_change_nothing(@ForAll("files") String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        List<String> expected = expected(text);

        for (int block = 1; block <= bytes.length + 1; block++) {
            assertThat(split(bytes, 1 << 10, block)).as("blocks of %d", block).isEqualTo(expected);
        }
    }

    private static List<String> expected(String text) {
        List<String> records = new ArrayList<>();
        for (CsvRecord record : CsvReader.builder()
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
            records.add(record.getStartingLineNumber() + ":" + record.getFields());
        }
        return records;
    }

    private static List<String> split(byte[] bytes, int chunk, int block) throws IOException {
        List<String> records = new ArrayList<>();
        CellRanges cell = new CellRanges();
        try (CsvSplitter splitter = new CsvSplitter(new Dripping(bytes, chunk), block)) {
            Optional<CsvBlock> next = splitter.next();
            while (next.isPresent()) {
                CsvBlock current = next.get();
                for (int record = 0; record < current.records(); record++) {
                    List<String> fields = new ArrayList<>();
                    for (int field = 0; field < current.fieldCount(record); field++) {
                        cell.find(current, record, record + 1, field);
                        fields.add(ColumnParser.text(cell, 0));
                    }
                    records.add(current.line(record) + ":" + fields);
                }
                next = splitter.next();
                current.letGo();
            }
        }
        return records;
    }

    @Test
    void a_record_longer_than_a_block_is_held_whole() throws IOException {
        String large = "x".repeat(1_000_000);

        assertThat(split(("a,\"" + large + "\"\nb,c").getBytes(StandardCharsets.UTF_8), 1 << 16, 1 << 10))
                .containsExactly("1:[a, " + large + "]", "2:[b, c]");
    }

    @Test
    void text_after_a_closing_quote_is_refused_with_its_line() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> split("a\n\"b\"x,c\n".getBytes(StandardCharsets.UTF_8), 3, 64))
                .withMessage("Unexpected character after closing quote (record starting at line 2)");
    }

    @Test
    void bytes_that_are_no_utf_8_are_refused() {
        assertThatExceptionOfType(MalformedInputException.class)
                .isThrownBy(() -> split(new byte[] {'a', '\n', (byte) 0xc3, ',', 'b'}, 2, 64));
    }

    /** Gives a few bytes at a time. */
    private static final class Dripping extends InputStream {
        private final ByteArrayInputStream bytes;
        private final int chunk;

        Dripping(byte[] bytes, int chunk) {
            this.bytes = new ByteArrayInputStream(bytes);
            this.chunk = chunk;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            return bytes.read(into, offset, Math.min(chunk, length));
        }
    }
}
