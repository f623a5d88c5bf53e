package io.modelimpact.examples;

import io.modelimpact.ImpactException;
import io.modelimpact.record.verify.Checkpoint;
import io.modelimpact.record.verify.ExportedRecord;
import io.modelimpact.record.verify.NoteVerifierKey;
import io.modelimpact.record.verify.RecordVerifier;
import io.modelimpact.record.verify.TrustPolicy;
import io.modelimpact.record.verify.VerificationReport;
import io.modelimpact.record.verify.VerificationVerdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Verifies an exported record offline. It needs {@code impact-api} alone: neither engine, nor ledger, nor data.
 *
 * <p>Arguments: the folder of the export, the ledger's verifier key as signed notes write it, and, if one was kept, the file of an earlier checkpoint's text.
 */
public final class VerifyExport {
    private VerifyExport() {}

    /** Prints verdict and findings; ends with status 1 unless the record is verified, 2 if something given is not right. */
    public static void main(String[] args) throws IOException {
        if (args.length < 2 || args.length > 3) {
            System.err.println("usage: VerifyExport folder verifier-key [earlier-checkpoint.txt]");
            System.exit(2);
        }
        try {
            VerificationReport report = verify(args);
            System.out.println(report.describe());
            System.exit(report.verdict() == VerificationVerdict.VERIFIED ? 0 : 1);
        } catch (ImpactException refused) {
            System.err.println(refused.getMessage());
            System.exit(2);
        }
    }

    static VerificationReport verify(String... args) throws IOException {
        TrustPolicy policy = TrustPolicy.nobody().loggedBy(NoteVerifierKey.parse(args[1]));
        if (args.length == 3) {
            policy = policy.remembering(Checkpoint.parse(Files.readString(Path.of(args[2]), StandardCharsets.UTF_8)));
        }
        return RecordVerifier.under(policy).verify(ExportedRecord.read(Path.of(args[0])));
    }
}
