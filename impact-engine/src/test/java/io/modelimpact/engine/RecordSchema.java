package io.modelimpact.engine;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.modelimpact.json.CanonicalJson;
import io.modelimpact.record.ImpactRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The JSON Schema that records have to fit. */
final class RecordSchema {

    private RecordSchema() {}

    /** What does not fit. */
    static List<Error> errors(ImpactRecord record) {
        try (InputStream in = ImpactRecord.class.getResourceAsStream("impact-record-1.schema.json")) {
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(
                            new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8),
                            InputFormat.JSON);
            return schema.validate(CanonicalJson.text(record.json()), InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
