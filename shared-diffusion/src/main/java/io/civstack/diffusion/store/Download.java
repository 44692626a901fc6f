package io.civstack.diffusion.store;

import io.civstack.diffusion.hash.Sha256;
import io.civstack.diffusion.store.StoreException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;

/** A download into a temporary file, verified by length and SHA-256. */
final class Download {

    private static final int CHUNK_BYTES = 1 << 20;

    private Download() {}

    /** Writes the source's bytes and forces them to the disk; fails unless length and SHA-256 match. */
    static void into(Path partial, ModelFile file, ModelSource source) throws StoreException {
        MessageDigest digest = Sha256.digest();
        try (InputStream in = source.open(file);
                FileChannel out = openEmpty(partial)) {
            byte[] chunk = new byte[CHUNK_BYTES];
            long written = 0;
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                if (Thread.interrupted()) {
                    throw new InterruptedIOException("the download was stopped");
                }
                written += n;
                requireNotLonger(written, file);
                digest.update(chunk, 0, n);
                write(out, ByteBuffer.wrap(chunk, 0, n));
            }
            requireSame(written, digest.digest(), file);
            force(out);
        } catch (StoreException e) {
            throw e;
        } catch (IOException e) {
            throw new StoreException(Reason.SOURCE, "the source failed while a model file was downloaded", e);
        }
    }

    private static void requireNotLonger(long written, ModelFile file) throws StoreException {
        if (written > file.bytes()) {
            throw new StoreException(
                    Reason.CONTENT_DIFFERS, "the model file is longer than its " + file.bytes() + " bytes");
        }
    }

    private static void requireSame(long written, byte[] sha256, ModelFile file) throws StoreException {
        if (written < file.bytes()) {
            String ended = "the download ended after " + written + " of " + file.bytes() + " bytes";
            throw new StoreException(Reason.SOURCE, ended);
        }
        if (!HexFormat.of().formatHex(sha256).equals(file.sha256())) {
            throw new StoreException(Reason.CONTENT_DIFFERS, "the model file's SHA-256 is not the promised one");
        }
    }

    private static FileChannel openEmpty(Path partial) throws StoreException {
        try {
            return FileChannel.open(
                    partial, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw disk(e);
        }
    }

    private static void write(FileChannel out, ByteBuffer bytes) throws StoreException {
        try {
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
        } catch (IOException e) {
            throw disk(e);
        }
    }

    private static void force(FileChannel out) throws StoreException {
        try {
            out.force(true);
        } catch (IOException e) {
            throw disk(e);
        }
    }

    static StoreException disk(IOException cause) {
        return new StoreException(Reason.DISK, "the folder of model files cannot be written", cause);
    }
}
