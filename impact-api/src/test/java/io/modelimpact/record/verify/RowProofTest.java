package io.modelimpact.record.verify;

import static io.modelimpact.Impact.currency;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelimpact.ImpactException;
import io.modelimpact.dataset.Dataset;
import io.modelimpact.dataset.Schema;
import io.modelimpact.formula.DateField;
import io.modelimpact.formula.DecimalField;
import io.modelimpact.formula.FlagField;
import io.modelimpact.formula.IdField;
import io.modelimpact.formula.InstantField;
import io.modelimpact.formula.IntegerField;
import io.modelimpact.formula.RealField;
import io.modelimpact.formula.TextField;
import io.modelimpact.json.Digest;
import io.modelimpact.json.Sha256;
import io.modelimpact.record.InputResult;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class RowProofTest {

    private static final Dataset SHOP = Dataset.named("shop");
    private static final IdField USER = SHOP.id("a_user");
    private static final TextField CITY = SHOP.text("b_city");
    private static final FlagField BOUGHT = SHOP.flag("c_bought");
    private static final IntegerField CLICKS = SHOP.integer("d_clicks");
    private static final DecimalField SPENT = SHOP.decimal("e_spent", 2).in(currency("EUR"));
    private static final RealField SCORE = SHOP.real("f_score");
    private static final DateField DAY = SHOP.date("g_day");
    private static final InstantField SEEN = SHOP.instant("h_seen");
    private static final Schema SCHEMA = Schema.of(SHOP, USER, CITY, BOUGHT, CLICKS, SPENT, SCORE, DAY, SEEN);

    private static final CanonicalRow ROW = CanonicalRow.under(SCHEMA)
            .with(USER, "u1")
            .with(CITY, "Łódź")
            .with(BOUGHT, true)
            .with(CLICKS, -3)
            .with(SPENT, new BigDecimal("12.50"))
            .with(SCORE, -0.0)
            .with(DAY, LocalDate.of(1970, 1, 3))
            .with(SEEN, Instant.ofEpochSecond(5, 7));

    /** The bytes of the row as the law spells them out. */
    private static byte[] spelledOut() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(0);
            out.write(SCHEMA.digest().bytes());
            text(out, 1, "u1");
            text(out, 2, "Łódź");
            whole(out, 3, 1);
            whole(out, 4, -3);
            out.write(new byte[] {5, 0, 1});
            out.writeLong(125);
            out.write(new byte[] {6, 0});
            out.writeLong(0);
            whole(out, 7, 2);
            out.write(new byte[] {8, 0});
            out.writeLong(5);
            out.writeInt(7);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void text(DataOutputStream out, int tag, String value) throws IOException {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        out.write(new byte[] {(byte) tag, 0});
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    private static void whole(DataOutputStream out, int tag, long value) throws IOException {
        out.write(new byte[] {(byte) tag, 0});
        out.writeLong(value);
    }

    @Test
    void aLeafIsTheHashOfTheBytesThatTheLawSpellsOut() {
        assertThat(ROW.leaf()).isEqualTo(MerkleHash.of(Sha256.of(spelledOut())));
    }

    @Test
    void aMissingAndAMalformedValueAreOneByteEachBehindTheTag() {
        Schema one = Schema.of(SHOP, CLICKS);
        byte[] digest = one.digest().bytes();

        assertThat(CanonicalRow.under(one).leaf()).isEqualTo(hash(digest, 4, 1));
        assertThat(CanonicalRow.under(one).withMalformed(CLICKS).leaf()).isEqualTo(hash(digest, 4, 2));
    }

    private static MerkleHash hash(byte[] schema, int tag, int state) {
        byte[] bytes = Arrays.copyOf(new byte[] {0}, 35);
        System.arraycopy(schema, 0, bytes, 1, 32);
        bytes[33] = (byte) tag;
        bytes[34] = (byte) state;
        return MerkleHash.of(Sha256.of(bytes));
    }

    @Test
    void theSameValueHasTheSameLeafHoweverItIsSpelled() {
        assertThat(ROW.with(SPENT, new BigDecimal("12.5")).leaf()).isEqualTo(ROW.leaf());
        assertThat(ROW.with(SCORE, 0.0).leaf()).isEqualTo(ROW.leaf());
        double otherNan = Double.longBitsToDouble(0x7ff8000000000001L);
        assertThat(ROW.with(SCORE, otherNan).leaf())
                .isEqualTo(ROW.with(SCORE, Double.NaN).leaf());
    }

    @Test
    void everyOtherValueHasAnotherLeaf() {
        List<CanonicalRow> others = List.of(
                ROW.with(USER, "u2"),
                ROW.with(CITY, ""),
                ROW.with(BOUGHT, false),
                ROW.with(CLICKS, 3),
                ROW.with(SPENT, new BigDecimal("1.25")),
                ROW.with(SPENT, new BigDecimal("125")),
                ROW.with(SCORE, Double.MIN_VALUE),
                ROW.with(DAY, LocalDate.of(1970, 1, 4)),
                ROW.with(SEEN, Instant.ofEpochSecond(5, 8)),
                ROW.withMalformed(CITY),
                CanonicalRow.under(SCHEMA),
                ROW);

        assertThat(others.stream().map(CanonicalRow::leaf)).doesNotHaveDuplicates();
    }

    @Test
    void aValueThatIsNotOfItsFieldIsRefusedByName() {
        refused("row/value", "e_spent", () -> ROW.with(SPENT, new BigDecimal("0.001")));
        refused("row/value", "e_spent", () -> ROW.with(SPENT, new BigDecimal("1e30")));
        refused("row/value", "b_city", () -> ROW.with(CITY, "\ud800"));
        refused("row/unknown-field", "other", () -> ROW.with(SHOP.integer("other"), 1));
        refused("row/unknown-field", "d_clicks", () -> ROW.with(SHOP.text("d_clicks"), "1"));
    }

    private static void refused(String code, String subject, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ImpactException.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(code);
            assertThat(refusal.getMessage()).contains(subject);
        });
    }

    // ---- proofs ----

    private static final List<CanonicalRow> ROWS = IntStream.range(0, 21)
            .mapToObj(i -> ROW.with(USER, "u" + i).with(CLICKS, i))
            .toList();

    private static MerkleTree tree() {
        return MerkleTree.of(ROWS.stream()
                .map(CanonicalRow::leaf)
                .sorted((left, right) -> Arrays.compareUnsigned(left.bytes(), right.bytes()))
                .toList());
    }

    private static InputResult input(String commitment) {
        return input(Optional.of(RowsetCommitment.ALGORITHM + ":" + commitment), SCHEMA.digest());
    }

    private static InputResult input(Optional<String> commitment, Digest schema) {
        return new InputResult(
                "shop",
                ROWS.size(),
                List.of(),
                schema.toString(),
                "rowset-fingerprint-1:00",
                commitment,
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private static InputResult honest() {
        return input(RowsetCommitment.of(SCHEMA.digest(), ROWS.size(), tree().root()));
    }

    private static RowProof proof(CanonicalRow row) {
        MerkleTree tree = tree();
        int index = IntStream.range(0, ROWS.size())
                .filter(i -> tree.leaf(i).equals(row.leaf()))
                .findFirst()
                .orElse(0);
        return new RowProof(tree.root(), tree.inclusionProof(index, ROWS.size()));
    }

    @Test
    void everyRowIsProvedToBeThereAndNoOtherRowIs() {
        for (CanonicalRow row : ROWS) {
            assertThat(proof(row).check(honest(), row)).isEqualTo(ProofOutcome.HOLDS);
        }
        CanonicalRow absent = ROW.with(USER, "nobody");
        assertThat(proof(absent).check(honest(), absent)).isEqualTo(ProofOutcome.ROOT_DIFFERS);
        assertThat(proof(ROWS.get(0)).check(honest(), ROWS.get(1))).isEqualTo(ProofOutcome.ROOT_DIFFERS);
    }

    @Test
    void aProofInAnotherTreeThanTheOneCommittedToDoesNotHold() {
        CanonicalRow row = ROWS.get(3);
        InputResult fewer = input(RowsetCommitment.of(SCHEMA.digest(), 20, tree().root()));
        MerkleTree alone = MerkleTree.of(List.of(row.leaf()));
        RowProof forged = new RowProof(alone.root(), alone.inclusionProof(0, 1));

        assertThat(proof(row).check(fewer, row)).isEqualTo(ProofOutcome.ROOT_DIFFERS);
        assertThat(forged.check(honest(), row)).isEqualTo(ProofOutcome.ROOT_DIFFERS);
    }

    @Test
    void aRecordWithoutCommitmentOrOfAnotherSchemaProvesNothing() {
        CanonicalRow row = ROWS.get(3);

        refused("proof/not-committed", "shop", () -> proof(row).check(input(Optional.empty(), SCHEMA.digest()), row));
        Digest other = Schema.of(SHOP, USER).digest();
        refused(
                "proof/other-schema",
                other.toString(),
                () -> proof(row).check(input(honest().commitment(), other), row));
    }

    @Test
    void aProofIsReadAsItWasWrittenAndNoChangedBitOfItHolds() {
        CanonicalRow row = ROWS.get(7);
        byte[] bytes = proof(row).bytes();
        assertThat(RowProof.parse(bytes)).isEqualTo(proof(row));

        for (int bit = 0; bit < 8 * bytes.length; bit++) {
            byte[] flipped = bytes.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(holds(flipped, row)).as("bit %d", bit).isFalse();
        }
    }

    private static boolean holds(byte[] bytes, CanonicalRow row) {
        try {
            return RowProof.parse(bytes).check(honest(), row).holds();
        } catch (ImpactException refused) {
            return false;
        }
    }
}
