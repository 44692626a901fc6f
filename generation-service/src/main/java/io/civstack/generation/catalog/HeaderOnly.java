package io.civstack.generation.catalog;

import io.civstack.diffusion.safetensors.SafetensorsFile;
import io.civstack.events.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;

/**
 * Copies only the header of a model file to the disk, and computes the digest of the whole file. The copy is a sparse
 * file of the full length: a reader of headers sees the file as it is, and a checkpoint of gigabytes takes kilobytes.
 */
final class HeaderOnly {

    private static final int LENGTH_BYTES = 8;

    private HeaderOnly() {}

    /** Digest and length of what was read. */
    record Digested(String sha256, long bytes) {}

    /** Copies the header to {@code file}; reads on, digesting, to the end. */
    static Digested copy(InputStream in, Path file) throws IOException {
        MessageDigest digest = Sha256.digest();
        byte[] length = in.readNBytes(LENGTH_BYTES);
        digest.update(length);
        long kept = length.length < LENGTH_BYTES ? 0 : headerBytes(length);
        long bytes = length.length;
        try (FileChannel channel =
                        FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
                OutputStream out = Channels.newOutputStream(channel)) {
            out.write(length);
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
                long wanted = LENGTH_BYTES + kept - bytes;
                if (wanted > 0) {
                    out.write(buffer, 0, (int) Math.min(read, wanted));
                }
                bytes += read;
            }
            if (bytes > channel.size()) {
                channel.write(ByteBuffer.wrap(new byte[1]), bytes - 1);
            }
        }
        return new Digested(Sha256.of(digest).hex(), bytes);
    }

    /** Copies a small file whole. */
    static Digested copyAll(InputStream in, Path file) throws IOException {
        DigestInputStream digested = new DigestInputStream(in, Sha256.digest());
        long bytes = Files.copy(digested, file, StandardCopyOption.REPLACE_EXISTING);
        return new Digested(Sha256.of(digested.getMessageDigest()).hex(), bytes);
    }

    /**
     * How many bytes the header has; 0 when the declared length is impossible, which the reader of headers then
     * refuses.
     */
    private static long headerBytes(byte[] length) {
        long declared = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong();
        return declared < 0 || declared > SafetensorsFile.HEADER_BYTES_MAX ? 0 : declared;
    }
}
