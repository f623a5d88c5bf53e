package io.modelimpact.record.verify;

import java.util.HexFormat;
import java.util.List;

/**
 * The canonical encodings of the eight points of edwards25519 whose order divides the cofactor. A signature under such a key says nothing: it can be
 * made without a private key.
 */
final class SmallOrderPoints {

    private static final List<String> ENCODINGS = List.of(
            "0100000000000000000000000000000000000000000000000000000000000000",
            "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "0000000000000000000000000000000000000000000000000000000000000000",
            "0000000000000000000000000000000000000000000000000000000000000080",
            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa");

    private SmallOrderPoints() {}

    static boolean contains(byte[] point) {
        return ENCODINGS.contains(HexFormat.of().formatHex(point));
    }

    static List<String> encodings() {
        return ENCODINGS;
    }
}
