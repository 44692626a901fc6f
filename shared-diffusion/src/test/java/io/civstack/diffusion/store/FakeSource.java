package io.civstack.diffusion.store;

import io.civstack.diffusion.hash.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** An object store in memory that counts, and can hold back, cut or spoil what it delivers. */
final class FakeSource implements ModelSource {

    final AtomicInteger opened = new AtomicInteger();
    volatile CountDownLatch gate = new CountDownLatch(0);
    volatile long cutAfterBytes = Long.MAX_VALUE;
    volatile boolean down;
    private final Map<String, byte[]> bytes = new ConcurrentHashMap<>();

    ModelFile put(int seed, int length) {
        byte[] content = new byte[length];
        new Random(seed).nextBytes(content);
        ModelFile file = new ModelFile(HexFormat.of().formatHex(Sha256.digest().digest(content)), length);
        bytes.put(file.sha256(), content);
        return file;
    }

    byte[] bytesOf(ModelFile file) {
        return bytes.get(file.sha256());
    }

    void spoil(ModelFile file) {
        bytesOf(file)[0] ^= 1;
    }

    @Override
    public InputStream open(ModelFile file) throws IOException {
        opened.incrementAndGet();
        if (down) {
            throw new IOException("the object store is down");
        }
        byte[] content = bytesOf(file);
        int length = (int) Math.min(content.length, cutAfterBytes);
        return new ByteArrayInputStream(content, 0, length) {
            @Override
            public synchronized int read(byte[] target, int offset, int count) {
                try {
                    gate.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return super.read(target, offset, Math.min(count, 1000));
            }
        };
    }
}
