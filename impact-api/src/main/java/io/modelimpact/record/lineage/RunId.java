package io.modelimpact.record.lineage;

import io.modelimpact.json.Digest;
import java.nio.ByteBuffer;
import java.util.UUID;

/** The identity of a run that left a record. */
final class RunId {

    private static final long VERSION_MASK = 0xf000L;
    private static final long CUSTOM_VERSION = 0x8000L;
    private static final long VARIANT_MASK = 0xc000000000000000L;
    private static final long RFC_VARIANT = 0x8000000000000000L;

    private RunId() {}

    /** A UUID of version 8 (RFC 9562, section 5.8): the first 122 free bits of the digest. Equal records have equal ids. */
    static UUID of(Digest digest) {
        ByteBuffer bytes = ByteBuffer.wrap(digest.bytes());
        long high = bytes.getLong() & ~VERSION_MASK | CUSTOM_VERSION;
        long low = bytes.getLong() & ~VARIANT_MASK | RFC_VARIANT;
        return new UUID(high, low);
    }
}
