package io.modelimpact.engine.ledger;

import io.modelimpact.ImpactException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A process of its own that appends to a ledger, one to three entries at a time, from two threads, and says what was acknowledged: a line {@code index number}
 * for each entry. Ends with the code of what it is refused, or when it has appended as many batches as it was told.
 */
final class AppendingProcess {

    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private AppendingProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        try (Ledger ledger = Ledger.open(Path.of(arguments[0]))) {
            OUT.println("open " + ledger.size());
            int batches = Integer.parseInt(arguments[1]);
            List<Thread> threads = new ArrayList<>();
            for (int start : new int[] {0, 1_000_000}) {
                Thread thread = new Thread(() -> append(ledger, start, batches));
                thread.start();
                threads.add(thread);
            }
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (ImpactException refused) {
            OUT.println("refused " + refused.code());
        }
    }

    private static void append(Ledger ledger, int start, int batches) {
        try {
            for (int batch = 0; batch < batches; batch++) {
                int first = start + 3 * batch;
                List<LedgerReceipt> receipts = ledger.append(Entries.numbered(first, first + 1 + batch % 3));
                String lines = IntStream.range(0, receipts.size())
                        .mapToObj(i -> receipts.get(i).index() + " " + (first + i) + "\n")
                        .reduce("", String::concat);
                OUT.print(lines);
                OUT.flush();
            }
        } catch (ImpactException refused) {
            OUT.println("refused " + refused.code());
        }
    }
}
