package io.modelimpact.engine.internal.scan.source;

import io.modelimpact.ImpactException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** Opens files of UTF-8 text, plain or compressed with gzip, without their byte order mark. */
final class FileText {

    private static final int BUFFER = 1 << 16;
    private static final byte[] GZIP = {0x1f, (byte) 0x8b};
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private FileText() {}

    static InputStream open(Path file) {
        try {
            return open(file, new BufferedInputStream(Files.newInputStream(file), BUFFER));
        } catch (NoSuchFileException absent) {
            throw new ImpactException(
                    "source/not-found",
                    "there is no file " + file + " (from folder " + Path.of("").toAbsolutePath() + ")",
                    "check the path",
                    absent);
        } catch (IOException failure) {
            throw unreadable(file, "at its start", failure);
        }
    }

    private static InputStream open(Path file, BufferedInputStream bytes) throws IOException {
        try {
            InputStream plain = bytes;
            if (startsWith(bytes, GZIP)) {
                plain = new BufferedInputStream(new GZIPInputStream(bytes, BUFFER), BUFFER);
            } else if (file.toString().toLowerCase(Locale.ROOT).endsWith(".gz")) {
                throw new ImpactException(
                        "source/not-gzip",
                        "file " + file + " is named .gz and does not start with the bytes 1f 8b of gzip",
                        "compress it with gzip, or name it .csv");
            }
            if (startsWith(plain, BYTE_ORDER_MARK)) {
                plain.skipNBytes(BYTE_ORDER_MARK.length);
            }
            return plain;
        } catch (IOException | RuntimeException failure) {
            bytes.close();
            throw failure;
        }
    }

    private static boolean startsWith(InputStream bytes, byte[] prefix) throws IOException {
        bytes.mark(prefix.length);
        byte[] start = bytes.readNBytes(prefix.length);
        bytes.reset();
        return Arrays.equals(start, prefix);
    }

    static ImpactException unreadable(Path file, String position, Throwable failure) {
        return new ImpactException(
                "source/unreadable",
                "file " + file + " could not be read " + position + ": " + failure,
                "check that the file is complete, UTF-8, may be read, and is not being written",
                failure);
    }
}
