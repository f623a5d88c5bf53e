package io.modelimpact.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.modelimpact.ImpactException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fills a real file system of a few pages under a ledger, and makes it read-only. Needs the right to mount one, and is skipped without it. */
@Tag("crash")
class FullDiskTest {
    private static final int MOST = 10_000;

    @TempDir
    private Path folder;

    private boolean mounted;

    @BeforeEach
    void mount() throws Exception {
        mounted = succeeds("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder.toString());
        assumeTrue(mounted, "a file system can be mounted");
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            assertThat(succeeds("umount", folder.toString())).isTrue();
        }
    }

    private static boolean succeeds(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException noSuchCommand) {
            return false;
        }
    }

    private static int fill(Ledger ledger) {
        for (int i = 0; i < MOST; i++) {
            Submission next = Entries.numbered(i);
            try {
                ledger.append(next.author(), next.at(), next.event());
            } catch (ImpactException full) {
                assertThat(full.code()).isEqualTo("ledger/not-written");
                return i;
            }
        }
        throw new AssertionError("the disk never ran full");
    }

    @Test
    void aFullDiskLosesNothingAndTheLedgerGoesOnWhenThereIsRoom() throws Exception {
        Path file = folder.resolve("ledger");
        int written;
        try (Ledger ledger = Ledger.create(file, Entries.ORIGIN)) {
            written = fill(ledger);
            assertThat(written).isPositive();
            assertThat(ledger.size()).isEqualTo(written);
            assertThatThrownBy(() -> ledger.append(Entries.numbered(written, written + 1)))
                    .isInstanceOfSatisfying(
                            ImpactException.class,
                            full -> assertThat(full.code()).isEqualTo("ledger/not-written"));
            try (Ledger reader = Ledger.openReadOnly(file)) {
                assertThat(reader.size()).isEqualTo(written);
            }

            assertThat(succeeds("mount", "-o", "remount,size=1m", folder.toString()))
                    .isTrue();
            ledger.append(Entries.numbered(written, written + 1));
        }
        try (Ledger again = Ledger.open(file)) {
            assertThat(again.size()).isEqualTo(written + 1L);
            assertThat(again.recovery()).isEmpty();
            again.verify();
        }
    }

    /** Not even the superuser writes there, whatever the permissions of the file say. */
    @Test
    void aLedgerOnAReadOnlyFileSystemIsReadAndSaysSoToAWriter() throws Exception {
        Path file = folder.resolve("ledger");
        try (Ledger ledger = Ledger.create(file, Entries.ORIGIN)) {
            ledger.append(Entries.numbered(0, 3));
        }
        assertThat(succeeds("mount", "-o", "remount,ro", folder.toString())).isTrue();

        assertThatThrownBy(() -> Ledger.open(file))
                .isInstanceOfSatisfying(
                        ImpactException.class,
                        refused -> assertThat(refused.code()).isEqualTo("ledger/not-writable"));
        try (Ledger reader = Ledger.openReadOnly(file)) {
            assertThat(reader.size()).isEqualTo(3);
        }
    }
}
