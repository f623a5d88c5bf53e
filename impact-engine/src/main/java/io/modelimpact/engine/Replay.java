package io.modelimpact.engine;

import io.modelimpact.ImpactException;
import io.modelimpact.Problem;
import io.modelimpact.assessment.Assessment;
import io.modelimpact.json.Digest;
import io.modelimpact.json.JsonDiff;
import io.modelimpact.json.JsonDifference;
import io.modelimpact.json.JsonObject;
import io.modelimpact.record.ImpactBundle;
import io.modelimpact.record.ImpactRecord;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Evaluates a record again and says what, if anything, is different: first its integrity, then its inputs, then its results.
 */
public final class Replay {
    private final ImpactEngine engine;

    private Replay(ImpactEngine engine) {
        this.engine = engine;
    }

    /** A replay by the given engine. */
    public static Replay by(ImpactEngine engine) {
        return new Replay(engine);
    }

    /** Judges the stored evidence again, without the data. */
    public ReplayResult rejudge(byte[] bundle) {
        return replay(bundle, Optional.empty(), Execution.callerRuns());
    }

    /** Reads the data and evaluates again. */
    public ReplayResult replay(byte[] bundle, Inputs inputs) {
        return replay(bundle, Optional.of(inputs), Execution.callerRuns());
    }

    /** Reads the data and evaluates again, with threads, cancellation or listener. */
    public ReplayResult replay(byte[] bundle, Inputs inputs, Execution execution) {
        return replay(bundle, Optional.of(inputs), execution);
    }

    private ReplayResult replay(byte[] bytes, Optional<Inputs> inputs, Execution execution) {
        ImpactBundle bundle;
        try {
            bundle = ImpactBundle.read(bytes);
        } catch (ImpactException broken) {
            return result(ReplayVerdict.INTEGRITY_BROKEN, Optional.empty(), sentence(broken));
        }
        Protocol protocol;
        try {
            protocol = engine.plan(Assessment.fromJson(bundle.record().declaration()));
        } catch (ImpactException | IllegalArgumentException | DateTimeException unknown) {
            return notReplayable(unknown);
        }
        String recorded = bundle.record().identity().protocolDigest();
        if (!protocol.digest().toString().equals(recorded)) {
            return result(
                    ReplayVerdict.NOT_REPLAYABLE,
                    Optional.empty(),
                    "this engine plans the declaration as protocol " + protocol.digest()
                            + ", the record was made under " + recorded);
        }
        return inputs.map(bound -> fromData(bundle, protocol, bound, execution))
                .orElseGet(() -> fromEvidence(bundle, protocol));
    }

    private ReplayResult fromData(ImpactBundle bundle, Protocol protocol, Inputs inputs, Execution execution) {
        Evidence stored;
        try {
            stored = Evidence.fromJson(bundle.evidence());
        } catch (ImpactException unreadable) {
            return notReplayable(unreadable);
        }
        Evidence evidence = engine.scan(protocol, inputs, execution);
        Optional<JsonDifference> input = JsonDiff.first(datasets(stored), datasets(evidence));
        if (input.isPresent()) {
            return result(
                    ReplayVerdict.INPUT_DIFFERS,
                    input,
                    "the data are not those that the record was made from: "
                            + input.get().describe());
        }
        return judgedAgain(bundle.record(), protocol, evidence, ReplayVerdict.IDENTICAL);
    }

    private ReplayResult fromEvidence(ImpactBundle bundle, Protocol protocol) {
        try {
            Evidence evidence = Evidence.fromJson(bundle.evidence());
            return judgedAgain(bundle.record(), protocol, evidence, ReplayVerdict.REJUDGED_IDENTICAL);
        } catch (ImpactException unreadable) {
            return notReplayable(unreadable);
        }
    }

    private ReplayResult judgedAgain(ImpactRecord record, Protocol protocol, Evidence evidence, ReplayVerdict same) {
        try {
            return compare(record, judged(record, protocol, evidence), same);
        } catch (ImpactException | IllegalArgumentException | DateTimeException unfit) {
            return notReplayable(unfit);
        }
    }

    private ImpactRecord judged(ImpactRecord record, Protocol protocol, Evidence evidence) {
        return engine.judge(
                protocol,
                evidence,
                Instant.parse(record.asOf()),
                record.protocol().registration().registeredDigest().map(Digest::parse),
                record.identity().predecessor().map(Digest::parse));
    }

    private static ReplayResult compare(ImpactRecord recorded, ImpactRecord replayed, ReplayVerdict same) {
        Optional<JsonDifference> difference = JsonDiff.first(recorded.json(), replayed.json());
        return difference
                .map(first ->
                        result(ReplayVerdict.RESULT_DIFFERS, difference, "the first difference is " + first.describe()))
                .orElseGet(() -> result(same, Optional.empty(), "the record was reproduced to the byte"));
    }

    private static JsonObject datasets(Evidence evidence) {
        JsonObject.Builder json = JsonObject.builder();
        evidence.datasets()
                .forEach((name, facts) -> json.put(
                        name,
                        JsonObject.builder()
                                .put("rows", facts.rows())
                                .put("fingerprint", facts.fingerprint())
                                .build()));
        return json.build();
    }

    private static ReplayResult notReplayable(RuntimeException failure) {
        return result(ReplayVerdict.NOT_REPLAYABLE, Optional.empty(), sentence(failure));
    }

    private static String sentence(RuntimeException failure) {
        return failure instanceof ImpactException known
                ? known.problems().stream().map(Problem::describe).collect(Collectors.joining("; "))
                : "the record can not be read: " + failure.getMessage();
    }

    private static ReplayResult result(ReplayVerdict verdict, Optional<JsonDifference> difference, String sentence) {
        return new ReplayResult(verdict, difference, sentence);
    }
}
