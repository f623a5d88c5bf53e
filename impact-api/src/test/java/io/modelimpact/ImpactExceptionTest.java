package io.modelimpact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImpactExceptionTest {

    private static final Problem FULL = new Problem(
            "metric/unknown-field", "revenue", "field 'revenu' is not declared", "declare it", Optional.of("A.java:7"));
    private static final Problem BARE = new Problem("metric/empty", "", "no metric", "", Optional.empty());

    @Test
    void aProblemSaysWhereWhatAndWhatToDo() {
        assertThat(FULL.describe())
                .isEqualTo("metric/unknown-field at revenue: field 'revenu' is not declared. Remedy: declare it"
                        + " (declared at A.java:7)");
    }

    @Test
    void aProblemLeavesOutWhatIsNotKnown() {
        assertThat(BARE.describe()).isEqualTo("metric/empty: no metric");
    }

    @Test
    void aProblemWithoutCodeIsRefused() {
        assertThatThrownBy(() -> new Problem(" ", "", "m", "", Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void allProblemsAreReportedOneALine() {
        ImpactException exception = new ImpactException("declaration/invalid", List.of(FULL, BARE));

        assertThat(exception.code()).isEqualTo("declaration/invalid");
        assertThat(exception.problems()).containsExactly(FULL, BARE);
        assertThat(exception).hasMessage(FULL.describe() + "\n" + BARE.describe());
    }

    @Test
    void laterChangesOfTheGivenListDoNotReachTheException() {
        List<Problem> problems = new ArrayList<>(List.of(FULL));
        ImpactException exception = new ImpactException("declaration/invalid", problems);

        problems.add(BARE);

        assertThat(exception.problems()).containsExactly(FULL);
        assertThatThrownBy(() -> exception.problems().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aSingleProblemCarriesTheCodeOfTheException() {
        Throwable cause = new IOException("disk");
        ImpactException exception = new ImpactException("ledger/io", "cannot append", "free some space", cause);

        assertThat(exception)
                .hasMessage("ledger/io: cannot append. Remedy: free some space")
                .hasCause(cause);
        assertThat(exception.problems())
                .containsExactly(new Problem("ledger/io", "", "cannot append", "free some space", Optional.empty()));
    }

    @Test
    void javaSerializationKeepsCodeAndMessage() throws IOException, ClassNotFoundException {
        ImpactException copy = serializedAndBack(new ImpactException("a/b", List.of(FULL)));

        assertThat(copy.code()).isEqualTo("a/b");
        assertThat(copy).hasMessage(FULL.describe());
        assertThat(copy.problems()).isEmpty();
    }

    private static ImpactException serializedAndBack(ImpactException exception)
            throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(exception);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (ImpactException) in.readObject();
        }
    }
}
