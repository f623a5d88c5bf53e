package io.modelimpact.engine;

import io.modelimpact.ImpactException;
import io.modelimpact.Problem;
import io.modelimpact.assessment.Assessment;
import io.modelimpact.json.Digest;
import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonDiff;
import io.modelimpact.json.JsonDifference;
import io.modelimpact.json.JsonObject;
import io.modelimpact.record.DigestLevel;
import io.modelimpact.record.ImpactBundle;
import io.modelimpact.record.ImpactRecord;
import io.modelimpact.record.ProtocolResult.MethodUse;
import io.modelimpact.record.RecordComparison;
import io.modelimpact.record.RecordFormats;
import io.modelimpact.record.Records;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Evaluates a record again and says what, if anything, is different: first its integrity, then its methods, its inputs, its results. Whatever the bundle
 * holds, the answer is graded; only a cancelled execution ends with an exception.
 */
public final class Replay {
    private static final String UNDIGESTED =
            "; the rows were not digested, so other rows can not be told from those that the record was made from";

    private final ImpactEngine engine;
    private final RecordFormats formats;

    private Replay(ImpactEngine engine, RecordFormats formats) {
        this.engine = engine;
        this.formats = formats;
    }

    /** A replay by the given engine. */
    public static Replay by(ImpactEngine engine) {
        return new Replay(engine, RecordFormats.standard());
    }

    /** This replay, of records of these formats. */
    public Replay reading(RecordFormats formats) {
        return new Replay(engine, formats);
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
            bundle = ImpactBundle.read(bytes, formats);
        } catch (ImpactException broken) {
            return ReplayResult.of(verdictOn(broken), sentence(broken));
        }
        try {
            Protocol protocol = protocol(bundle.record());
            return retired(bundle.record(), protocol)
                    .or(() -> otherProtocol(bundle.record(), protocol))
                    .orElseGet(() -> replay(bundle, protocol, inputs, execution));
        } catch (ImpactException | IllegalArgumentException | DateTimeException unfit) {
            if (isCancelled(unfit)) {
                throw unfit;
            }
            return notReplayable(unfit);
        }
    }

    private static boolean isCancelled(RuntimeException failure) {
        return failure instanceof ImpactException known && known.code().equals("engine/cancelled");
    }

    /** A format or a word that this library does not know says nothing about the bytes. */
    private static ReplayVerdict verdictOn(ImpactException unreadable) {
        return unreadable.code().equals("record/unsupported-format")
                        || unreadable.code().equals("record/unknown-value")
                ? ReplayVerdict.NOT_REPLAYABLE
                : ReplayVerdict.INTEGRITY_BROKEN;
    }

    private Protocol protocol(ImpactRecord record) {
        List<MethodSubstitution> substitutions =
                record
                        .json()
                        .object("protocol")
                        .findArray("substitutions")
                        .map(JsonArray::objects)
                        .orElse(List.of())
                        .stream()
                        .map(MethodSubstitution::fromJson)
                        .toList();
        return engine.plan(Assessment.fromJson(record.declaration()), substitutions);
    }

    private Optional<ReplayResult> retired(ImpactRecord record, Protocol protocol) {
        TreeSet<String> known = new TreeSet<>(engine.registry().ids());
        protocol.methods().objects().forEach(method -> known.add(method.string("id")));
        return record.protocol().methods().stream()
                .map(MethodUse::id)
                .filter(id -> !known.contains(id))
                .findFirst()
                .map(id -> ReplayResult.of(
                        ReplayVerdict.METHOD_RETIRED,
                        "the record was made with method " + id + ", which this engine does not have"));
    }

    private static Optional<ReplayResult> otherProtocol(ImpactRecord record, Protocol protocol) {
        String recorded = record.identity().protocolDigest();
        return protocol.digest().toString().equals(recorded)
                ? Optional.empty()
                : Optional.of(ReplayResult.of(
                        ReplayVerdict.NOT_REPLAYABLE,
                        "this engine plans the declaration as protocol " + protocol.digest()
                                + ", the record was made under " + recorded));
    }

    private ReplayResult replay(ImpactBundle bundle, Protocol protocol, Optional<Inputs> inputs, Execution execution) {
        Evidence stored = Evidence.fromJson(bundle.evidence());
        return inputs.map(bound -> fromData(bundle, protocol, stored, bound, execution))
                .orElseGet(() -> judgedAgain(bundle, protocol, stored, ReplayVerdict.REJUDGED_IDENTICAL, execution));
    }

    private ReplayResult fromData(
            ImpactBundle bundle, Protocol protocol, Evidence stored, Inputs inputs, Execution execution) {
        Evidence evidence;
        try {
            evidence = engine.scan(protocol, inputs.digestedAs(digestLevel(stored)), execution)
                    .mergedAs(stored);
        } catch (ImpactException failure) {
            if (isCancelled(failure)) {
                throw failure;
            }
            return ReplayResult.of(ReplayVerdict.INPUT_UNAVAILABLE, "the data can not be read: " + sentence(failure));
        }
        Optional<JsonDifference> input = JsonDiff.first(datasets(stored), datasets(evidence));
        ReplayResult result = input.map(Replay::otherInput)
                .orElseGet(() -> judgedAgain(bundle, protocol, evidence, ReplayVerdict.IDENTICAL, execution));
        return digestLevel(stored) == DigestLevel.NONE ? result.adding(UNDIGESTED) : result;
    }

    private static ReplayResult otherInput(JsonDifference input) {
        return new ReplayResult(
                ReplayVerdict.INPUT_DIFFERS,
                Optional.of(input),
                Optional.empty(),
                List.of(),
                "the data are not those that the record was made from: " + input.describe());
    }

    private ReplayResult judgedAgain(
            ImpactBundle bundle, Protocol protocol, Evidence evidence, ReplayVerdict same, Execution execution) {
        ImpactRecord recorded = bundle.record();
        ImpactRecord replayed = engine.judge(
                protocol,
                evidence,
                Instant.parse(recorded.asOf()),
                recorded.protocol().registration().registeredDigest().map(Digest::parse),
                recorded.identity().predecessor().map(Digest::parse),
                LookHistory.before(recorded));
        return ResultOrder.first(recorded.json(), replayed.json())
                .map(first -> otherResult(bundle, replayed, first, execution))
                .orElseGet(() -> reproduced(recorded, same));
    }

    private static ReplayResult reproduced(ImpactRecord recorded, ReplayVerdict same) {
        return recorded.upcasts().isEmpty()
                ? ReplayResult.of(same, "the record was reproduced to the byte")
                : ReplayResult.of(
                        ReplayVerdict.IDENTICAL_AFTER_UPCAST,
                        "the record was reproduced as it reads after " + String.join(", ", recorded.upcasts()));
    }

    private static ReplayResult otherResult(
            ImpactBundle bundle, ImpactRecord replayed, JsonDifference first, Execution execution) {
        RecordComparison comparison = Records.compare(bundle.record(), replayed);
        List<ReplayClue> clues = Observation.of(execution, List.of(), new Stopwatch(execution.listener()))
                .clues(bundle.observation());
        String verdicts = comparison.verdictChanged() ? "; a verdict or a decision changed" : "; no verdict changed";
        String circumstances = clues.isEmpty()
                ? "; the observation shows no other circumstance"
                : "; " + clues.stream().map(ReplayClue::describe).collect(Collectors.joining(", "));
        return new ReplayResult(
                ReplayVerdict.RESULT_DIFFERS,
                Optional.of(first),
                Optional.of(comparison),
                clues,
                "the first difference is " + first.describe() + verdicts + circumstances);
    }

    private static JsonObject datasets(Evidence evidence) {
        JsonObject.Builder json = JsonObject.builder();
        evidence.datasets().forEach((name, facts) -> json.put(name, dataset(facts)));
        return json.build();
    }

    private static JsonObject dataset(DatasetFacts facts) {
        JsonObject.Builder json = JsonObject.builder().put("rows", facts.rows());
        facts.fingerprint().ifPresent(value -> json.put("fingerprint", value));
        facts.commitment().ifPresent(value -> json.put("commitment", value));
        return json.build();
    }

    /** All datasets of one evaluation are digested alike. */
    private static DigestLevel digestLevel(Evidence stored) {
        return stored.datasets().values().stream()
                .map(DatasetFacts::digestLevel)
                .findFirst()
                .orElse(DigestLevel.FINGERPRINT);
    }

    private static ReplayResult notReplayable(RuntimeException failure) {
        boolean retired =
                failure instanceof ImpactException known && known.code().equals("engine/unknown-method");
        return ReplayResult.of(
                retired ? ReplayVerdict.METHOD_RETIRED : ReplayVerdict.NOT_REPLAYABLE, sentence(failure));
    }

    private static String sentence(RuntimeException failure) {
        return failure instanceof ImpactException known
                ? known.problems().stream().map(Problem::describe).collect(Collectors.joining("; "))
                : "the record can not be read: " + failure.getMessage();
    }
}
