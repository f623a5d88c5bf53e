package io.modelimpact.engine.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * What a disk may hold after a loss of power, given what was done to a file: everything that was forced; of the rest nothing, all, any one operation without
 * the others, and each write cut off before or beginning at any byte, with and without the others.
 */
final class CrashImages {

    private final byte[] start;
    private final List<TestDisk.Operation> operations;

    CrashImages(byte[] start, List<TestDisk.Operation> operations) {
        this.start = start;
        this.operations = List.copyOf(operations);
    }

    /** Hands over each image with the number of entries that were acknowledged when the power was lost. */
    void forEach(long acknowledgedBefore, BiConsumer<byte[], Long> use) {
        byte[] forced = start;
        long acknowledged = acknowledgedBefore;
        List<TestDisk.Operation> pending = new ArrayList<>();
        for (TestDisk.Operation operation : operations) {
            if (operation instanceof TestDisk.Force) {
                forced = all(forced, pending);
                pending.clear();
            } else if (operation instanceof TestDisk.Acknowledged reached) {
                acknowledged = reached.entries();
            } else {
                pending.add(operation);
            }
            images(forced, pending, acknowledged, use);
        }
    }

    private static void images(
            byte[] forced, List<TestDisk.Operation> pending, long acknowledged, BiConsumer<byte[], Long> use) {
        use.accept(forced, acknowledged);
        use.accept(all(forced, pending), acknowledged);
        for (int i = 0; i < pending.size(); i++) {
            List<TestDisk.Operation> others = new ArrayList<>(pending);
            TestDisk.Operation torn = others.remove(i);
            byte[] withOthers = all(forced, others);
            use.accept(withOthers, acknowledged);
            tears(forced, torn, acknowledged, use);
            if (!others.isEmpty()) {
                tears(withOthers, torn, acknowledged, use);
            }
        }
    }

    private static void tears(
            byte[] content, TestDisk.Operation torn, long acknowledged, BiConsumer<byte[], Long> use) {
        if (torn instanceof TestDisk.Write write) {
            int length = write.bytes().length;
            for (int at = 1; at < length; at++) {
                use.accept(TestDisk.applied(content, write.position(), write.bytes(), 0, at), acknowledged);
                use.accept(TestDisk.applied(content, write.position(), write.bytes(), at, length), acknowledged);
            }
        } else {
            use.accept(all(content, List.of(torn)), acknowledged);
        }
    }

    private static byte[] all(byte[] content, List<TestDisk.Operation> pending) {
        TestDisk disk = new TestDisk(content);
        for (TestDisk.Operation operation : pending) {
            if (operation instanceof TestDisk.Truncate truncate) {
                disk.truncate(truncate.length());
            } else if (operation instanceof TestDisk.Write write) {
                byte[] bytes = write.bytes();
                disk = new TestDisk(TestDisk.applied(disk.content(), write.position(), bytes, 0, bytes.length));
            }
        }
        return disk.content();
    }
}
