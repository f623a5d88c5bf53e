package io.modelimpact.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Processes that append are killed, refused and run out of room; what they were told is safe is there. */
class KilledWriterTest {

    private static final int UNTIL_KILLED = 1_000_000;

    @TempDir
    Path folder;

    @Test
    void a_writer_killed_at_twelve_random_points_loses_nothing_it_was_told_is_safe() throws IOException {
        killRepeatedly(12, 20260301);
    }

    @Test
    @Tag("crash")
    void a_writer_killed_at_two_hundred_random_points_loses_nothing_it_was_told_is_safe() throws IOException {
        killRepeatedly(200, 20260302);
    }

    @Test
    void a_second_process_is_kept_out_even_after_a_reader_of_the_first_has_closed_the_file() throws IOException {
        Path file = folder.resolve("assessments.ledger");
        try (Ledger ledger = Ledger.create(file, Entries.ORIGIN)) {
            ledger.append(Entries.numbered(0, 1));
            Ledger.openReadOnly(file).close();
            assertThat(lines(process(file, 1, "unlimited"))).containsExactly("refused ledger/locked");
        }
        assertThat(lines(process(file, 1, "unlimited")))
                .contains("open 1")
                .noneMatch(line -> line.startsWith("refused"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_writer_whose_file_may_not_grow_is_told_so_and_loses_nothing() throws IOException {
        Path file = folder.resolve("assessments.ledger");
        Ledger.create(file, Entries.ORIGIN).close();
        List<String> lines = lines(process(file, UNTIL_KILLED, "32"));
        assertThat(lines).contains("refused ledger/not-written");
        try (Ledger ledger = Ledger.open(file)) {
            assertThat(ledger.recovery()).isEmpty();
            assertThat(ledger.size()).isGreaterThan(10);
            requireAcknowledged(ledger, lines);
        }
    }

    private void killRepeatedly(int times, long seed) throws IOException {
        Path file = folder.resolve("assessments.ledger");
        Ledger.create(file, Entries.ORIGIN).close();
        SplittableRandom random = new SplittableRandom(seed);
        long before = 0;
        for (int i = 0; i < times; i++) {
            List<String> lines = killedAfter(process(file, UNTIL_KILLED, "unlimited"), random);
            try (Ledger ledger = Ledger.open(file)) {
                assertThat(lines).contains("open " + before).noneMatch(line -> line.startsWith("refused"));
                requireAcknowledged(ledger, lines);
                before = ledger.size();
            }
        }
        assertThat(before).as("entries appended at all").isGreaterThan(times);
    }

    /** Kills after a random number of acknowledgements and a random while, and gives the whole lines it had said. */
    private static List<String> killedAfter(Process process, SplittableRandom random) throws IOException {
        List<String> lines = new ArrayList<>();
        int patience = random.nextInt(40);
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (int i = 0; i <= patience; i++) {
                lines.add(String.valueOf(reader.readLine()));
            }
            LockSupport.parkNanos(random.nextLong(4_000_000));
            boolean killed = process.toHandle().destroyForcibly();
            assertThat(killed).isTrue();
            StringBuilder rest = new StringBuilder();
            for (int c = reader.read(); c >= 0; c = reader.read()) {
                rest.append((char) c);
            }
            int whole = rest.lastIndexOf("\n");
            lines.addAll(rest.substring(0, Math.max(whole, 0)).lines().toList());
        }
        process.onExit().join();
        return lines;
    }

    private static void requireAcknowledged(Ledger ledger, List<String> lines) {
        SortedMap<Long, Integer> acknowledged = new TreeMap<>();
        lines.stream()
                .filter(line -> line.matches("[0-9]+ [0-9]+"))
                .map(line -> line.split(" "))
                .forEach(words -> acknowledged.put(Long.valueOf(words[0]), Integer.valueOf(words[1])));
        acknowledged.forEach((index, number) -> {
            assertThat(index).isLessThan(ledger.size());
            assertThat(ledger.entry(index).event()).isEqualTo(Entries.lesson(number));
        });
    }

    private static List<String> lines(Process process) throws IOException {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            return reader.lines().toList();
        }
    }

    /** A process whose files may have so many KiB, started through a shell only if that is limited. */
    private static Process process(Path file, int batches, String limit) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command = new ArrayList<>();
        if (!limit.equals("unlimited")) {
            command.addAll(List.of("bash", "-c", "ulimit -f " + limit + " && exec \"$@\"", "bash"));
        }
        command.addAll(List.of(
                java.toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                AppendingProcess.class.getName(),
                file.toString(),
                Integer.toString(batches)));
        return new ProcessBuilder(command)
                .redirectError(
                        Files.createTempFile(file.getParent(), "stderr", ".txt").toFile())
                .start();
    }
}
