package io.civstack.diffusion.cache;

import io.civstack.diffusion.hash.Sha256;
import io.civstack.diffusion.inspection.UnreadableModelException;
import io.civstack.diffusion.inspection.UnreadableModelException.Reason;
import io.civstack.diffusion.safetensors.SafetensorsFile;
import io.civstack.diffusion.safetensors.TensorEntry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.SplittableRandom;

/**
 * Identifies the content of a model file without reading all of it: a digest of each tensor's name, type, shape,
 * offset, its first 4 KiB and 4 KiB at a secret random offset. The secret prevents that somebody makes a file with the
 * fingerprint of another one.
 */
public final class Fingerprint {

    private static final int SAMPLE_BYTES = 4096;

    private final long secret;

    /** @param secret any number that strangers cannot guess */
    public Fingerprint(long secret) {
        this.secret = secret;
    }

    /** 64 hex digits; comparable only with fingerprints of the same object. */
    public String of(SafetensorsFile file) {
        try (FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.READ)) {
            MessageDigest digest = Sha256.digest();
            SplittableRandom places = new SplittableRandom(secret);
            file.metadata().forEach((key, value) -> update(digest, key + "=" + value));
            for (TensorEntry tensor : file.tensors().values()) {
                update(digest, tensor.name() + tensor.dtype() + tensor.shape() + tensor.offset());
                sample(channel, tensor, 0, digest);
                sample(channel, tensor, places.nextLong(1 + Math.max(0, tensor.length() - SAMPLE_BYTES)), digest);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException unreadable) {
            throw new UnreadableModelException(Reason.NOT_READABLE, "The model file cannot be read.", unreadable);
        }
    }

    private static void sample(FileChannel channel, TensorEntry tensor, long at, MessageDigest digest)
            throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(SAMPLE_BYTES, tensor.length() - at));
        int got = channel.read(bytes, tensor.offset() + at);
        digest.update(bytes.array(), 0, Math.max(0, got));
    }

    private static void update(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }
}
