package io.modelimpact.change;

import io.modelimpact.internal.ImpactStyle;
import io.modelimpact.internal.Members;
import io.modelimpact.json.JsonObject;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * One version of a model, with what is known of how it was made.
 *
 * <p>Two versions are the same version when model and label agree; {@link #isSameAs} says so. {@code equals} also compares
 * artefact digest, feature set and training data.
 */
@Value.Immutable
@ImpactStyle
public sealed interface Version permits ImmutableVersion {
    /** The model's name. */
    String model();

    /** The version's label, such as {@code 2.0-distilled}. */
    String label();

    /** The digest of the deployed artefact, as the host's registry writes it. */
    Optional<String> artifactDigest();

    /** The name of the feature set that the version reads. */
    Optional<String> featureSet();

    /** What the version was trained on. */
    Optional<String> trainingData();

    /** A version of which only model and label are known. */
    static Version of(String model, String label) {
        return ImmutableVersion.builder().model(model).label(label).build();
    }

    /** This version with the digest of its artefact. */
    Version withArtifactDigest(String digest);

    /** This version with the feature set it reads. */
    Version withFeatureSet(String featureSet);

    /** This version with a reference to its training data. */
    Version withTrainingData(String trainingData);

    /** Whether model and label agree. */
    default boolean isSameAs(Version other) {
        return model().equals(other.model()) && label().equals(other.label());
    }

    /** Model and label alone: what arms, claims and policies keep of a version, since the change says the rest. */
    default Version reference() {
        return of(model(), label());
    }

    /** For example {@code ranker 2.0}. */
    default String describe() {
        return model() + " " + label();
    }

    /** Model and label alone: how results refer to a version. */
    default JsonObject toReference() {
        return JsonObject.builder()
                .put("model", model())
                .put("version", label())
                .build();
    }

    /** Everything known of the version. */
    default JsonObject toJson() {
        JsonObject.Builder json = JsonObject.builder().putAll(toReference());
        artifactDigest().ifPresent(digest -> json.put("artifactDigest", digest));
        featureSet().ifPresent(features -> json.put("featureSet", features));
        trainingData().ifPresent(training -> json.put("trainingData", training));
        return json.build();
    }

    /** Reads what {@link #toReference} wrote. */
    static Version fromReference(JsonObject json) {
        Members.only(json, "version", "model", "version");
        return of(json.string("model"), json.string("version"));
    }

    /** Reads what {@link #toJson} or {@link #toReference} wrote. */
    static Version fromJson(JsonObject json) {
        Members.only(json, "version", "model", "version", "artifactDigest", "featureSet", "trainingData");
        return ImmutableVersion.builder()
                .model(json.string("model"))
                .label(json.string("version"))
                .artifactDigest(json.findString("artifactDigest"))
                .featureSet(json.findString("featureSet"))
                .trainingData(json.findString("trainingData"))
                .build();
    }
}
