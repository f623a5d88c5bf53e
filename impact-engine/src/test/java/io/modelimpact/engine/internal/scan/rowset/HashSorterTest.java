package io.modelimpact.engine.internal.scan.rowset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelimpact.ImpactException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HashSorterTest {

    private static List<Long> hash(long... parts) {
        return List.of(parts[0], parts[1], parts[2], parts[3]);
    }

    private static List<List<Long>> random(int count, long seed) {
        return IntStream.range(0, count)
                .mapToObj(i -> hash(mixed(seed + 4L * i), mixed(seed + 4L * i + 1), mixed(i), seed))
                .toList();
    }

    /** The finaliser of splitmix64. */
    private static long mixed(long value) {
        long z = (value + 1) * 0x9e3779b97f4a7c15L;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }

    private static HashSorter sorter(SpillFile file, int capacity, List<List<Long>> hashes) {
        HashSorter sorter = new HashSorter(file, capacity);
        hashes.forEach(hash -> sorter.add(hash.get(0), hash.get(1), hash.get(2), hash.get(3)));
        return sorter;
    }

    private static List<List<Long>> drained(HashSorter sorter) {
        List<List<Long>> seen = new ArrayList<>();
        sorter.drainTo((hashes, at) -> seen.add(hash(hashes[at], hashes[at + 1], hashes[at + 2], hashes[at + 3])));
        return seen;
    }

    private static int compare(List<Long> left, List<Long> right) {
        for (int i = 0; i < left.size(); i++) {
            int order = Long.compareUnsigned(left.get(i), right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static List<List<Long>> sorted(List<List<Long>> hashes) {
        return hashes.stream().sorted(HashSorterTest::compare).toList();
    }

    /** Hashes that share long beginnings, repeat, and sit at the borders of signed numbers. */
    @Provide
    Arbitrary<List<List<Long>>> hashes() {
        Arbitrary<Long> parts = Arbitraries.oneOf(
                Arbitraries.of(0L, -1L, Long.MIN_VALUE, Long.MAX_VALUE, 1L, 1L << 56, 255L << 48),
                Arbitraries.longs(),
                Arbitraries.longs().between(0, 3));
        return parts.list().ofSize(HashSort.WIDTH).list().ofMaxSize(700);
    }

    @Property(seed = "8", tries = 120)
    void whatComesBackIsWhatASortInMemoryGivesHoweverLittleFits(
            @ForAll("hashes") List<List<Long>> hashes,
            @ForAll @IntRange(min = HashSorter.LEAST, max = 300) int capacity) {
        try (SpillFile file = MemoryStore.sound().file()) {
            HashSorter sorter = sorter(file, capacity, hashes);

            assertThat(sorter.size()).isEqualTo(hashes.size());
            assertThat(drained(sorter)).isEqualTo(sorted(hashes));
        }
    }

    @Property(seed = "9", tries = 60)
    void anyPartitionIntoSortersOfAnyCapacityMergesToTheSame(
            @ForAll("hashes") List<List<Long>> hashes,
            @ForAll @IntRange(min = 1, max = 7) int parts,
            @ForAll @IntRange(min = HashSorter.LEAST, max = 200) int capacity) {
        try (SpillFile file = MemoryStore.sound().file()) {
            HashSorter total = new HashSorter(file, capacity);
            for (int part = 0; part < parts; part++) {
                int own = part;
                List<List<Long>> some = IntStream.range(0, hashes.size())
                        .filter(i -> i % parts == own)
                        .mapToObj(hashes::get)
                        .toList();
                total.merge(sorter(file, capacity + 3 * part, some));
            }

            assertThat(total.size()).isEqualTo(hashes.size());
            assertThat(drained(total)).isEqualTo(sorted(hashes));
        }
    }

    @Test
    void manyRunsAreMergedInSeveralPasses() {
        List<List<Long>> hashes = random(64 * 37 + 5, 3);
        MemoryStore store = MemoryStore.sound();
        try (SpillFile file = store.file()) {
            assertThat(drained(sorter(file, HashSorter.LEAST, hashes))).isEqualTo(sorted(hashes));
        }
        assertThat(store.length())
                .as("hashes were written more than once")
                .isGreaterThan(2 * hashes.size() * HashSorter.BYTES);
    }

    @Test
    void oneHashManyTimesComesBackAsOften() {
        List<List<Long>> same =
                IntStream.range(0, 500).mapToObj(i -> hash(-7, 1, 2, 3)).toList();
        try (SpillFile file = MemoryStore.sound().file()) {
            assertThat(drained(sorter(file, 100, same))).isEqualTo(same);
            assertThat(drained(sorter(file, 1000, same))).isEqualTo(same);
        }
    }

    @Test
    void whatFitsIntoMemoryTouchesNoFile(@TempDir Path folder) throws IOException {
        List<List<Long>> hashes = random(1000, 5);
        SpillFile nowhere = new SpillFile("nowhere", 0, () -> {
            throw new IOException("it must not be opened");
        });

        assertThat(drained(sorter(nowhere, 1000, hashes))).isEqualTo(sorted(hashes));
        nowhere.close();
    }

    @Test
    void theFileIsInTheFolderAndGoneWhenItIsClosed(@TempDir Path folder) throws IOException {
        List<List<Long>> hashes = random(5000, 6);
        try (SpillFile file = SpillFile.in(folder)) {
            HashSorter sorter = sorter(file, 500, hashes);
            assertThat(drained(sorter)).isEqualTo(sorted(hashes));
        }
        assertThat(entries(folder)).isEmpty();
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.toList();
        }
    }

    @Test
    void severalThreadsSpillIntoOneFile(@TempDir Path folder) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        List<List<Long>> all = new ArrayList<>();
        try (SpillFile file = SpillFile.in(folder)) {
            List<Future<HashSorter>> parts = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                List<List<Long>> part = random(3000, 100L * i);
                all.addAll(part);
                parts.add(pool.submit(() -> sorter(file, 256, part)));
            }
            HashSorter total = new HashSorter(file, 256);
            for (Future<HashSorter> part : parts) {
                total.merge(part.get());
            }
            assertThat(drained(total)).isEqualTo(sorted(all));
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void aFullDiskIsRefusedWithItsPlaceAndARemedy() {
        MemoryStore small = new MemoryStore(5000, Integer.MAX_VALUE, false);
        try (SpillFile file = small.file()) {
            refused("spill/unwritable", "No space left", () -> sorter(file, 64, random(1000, 1)));
        }
        assertThat(small.isClosed()).isTrue();
    }

    @Test
    void aFolderThatIsNotThereIsRefused(@TempDir Path folder) {
        try (SpillFile file = SpillFile.in(folder.resolve("nothing"))) {
            refused("spill/unwritable", "nothing", () -> sorter(file, 64, random(100, 1)));
        }
    }

    @Test
    void aFileThatLostItsEndIsRefused() {
        try (SpillFile file = new MemoryStore(Integer.MAX_VALUE, 4000, false).file()) {
            refused("spill/unreadable", "ends at", () -> drained(sorter(file, 64, random(1000, 1))));
        }
    }

    @Test
    void aFileThatDoesNotCloseIsRefusedOnce() {
        SpillFile file = new MemoryStore(Integer.MAX_VALUE, Integer.MAX_VALUE, true).file();
        file.write(0, ByteBuffer.allocate(1));
        refused("spill/unwritable", "Input/output error", file::close);
        file.close();
    }

    @Test
    void anInterruptIsACancellationAndNoFaultOfTheDisk(@TempDir Path folder) throws IOException {
        try (SpillFile file = SpillFile.in(folder)) {
            Thread.currentThread().interrupt();
            refused("engine/cancelled", "interrupted", () -> sorter(file, 64, random(1000, 1)));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(entries(folder)).isEmpty();
    }

    private static void refused(String code, String message, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ImpactException.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(code);
            assertThat(refusal.getMessage()).contains(message).contains("Remedy");
        });
    }

    @Test
    void aSorterNeedsRoom() {
        try (SpillFile file = MemoryStore.sound().file()) {
            assertThatIllegalArgumentException().isThrownBy(() -> new HashSorter(file, HashSorter.LEAST - 1));
        }
    }
}
