package io.civstack.diffusion.hash;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * BLAKE3's plain hash of 32 bytes (O'Connor, Aumasson, Neves, Wilcox-O'Hearn 2020, sections 2.2 to 2.5). Not thread
 * safe; usable once.
 *
 * <p>A message is cut into chunks of 1 KiB, a chunk into blocks of 64 bytes; chunk values are joined in pairs, and a
 * pair is joined as soon as its right half is known not to be the message's end.
 */
final class Blake3 {

    private static final int BLOCK_BYTES = 64;
    private static final int CHUNK_BYTES = 1024;
    private static final int CHUNK_START = 1;
    private static final int CHUNK_END = 2;
    private static final int PARENT = 4;
    private static final int ROOT = 8;
    private static final int ROUNDS = 7;
    private static final int[] IV = {
        0x6A09E667, 0xBB67AE85, 0x3C6EF372, 0xA54FF53A, 0x510E527F, 0x9B05688C, 0x1F83D9AB, 0x5BE0CD19
    };
    private static final int[] PERMUTATION = {2, 6, 3, 10, 7, 0, 4, 13, 1, 11, 12, 5, 9, 14, 15, 8};
    private static final int[][] SCHEDULE = schedule();

    private final byte[] chunk = new byte[CHUNK_BYTES];
    private int chunkBytes;
    private long chunks;
    /** Values of complete subtrees, the latest first. */
    private final Deque<int[]> subtrees = new ArrayDeque<>();

    void update(byte[] bytes, int offset, int length) {
        int from = offset;
        int left = length;
        while (left > 0) {
            if (chunkBytes == CHUNK_BYTES) {
                addChunk(chunkValue(0));
            }
            int taken = Math.min(left, CHUNK_BYTES - chunkBytes);
            System.arraycopy(bytes, from, chunk, chunkBytes, taken);
            chunkBytes += taken;
            from += taken;
            left -= taken;
        }
    }

    byte[] digest() {
        int[] value = chunkValue(subtrees.isEmpty() ? ROOT : 0);
        while (!subtrees.isEmpty()) {
            value = parent(subtrees.pop(), value, subtrees.isEmpty() ? ROOT : 0);
        }
        ByteBuffer hash = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN);
        hash.asIntBuffer().put(value, 0, 8);
        return hash.array();
    }

    /** As many subtrees are joined as the count of chunks has zero bits at its end. */
    private void addChunk(int[] chunkValue) {
        int[] value = chunkValue;
        chunks++;
        for (long count = chunks; (count & 1) == 0; count >>= 1) {
            value = parent(subtrees.pop(), value, 0);
        }
        subtrees.push(value);
        chunkBytes = 0;
    }

    private int[] chunkValue(int rootFlag) {
        int[] value = IV.clone();
        int blocks = Math.max(1, (chunkBytes + BLOCK_BYTES - 1) / BLOCK_BYTES);
        java.util.Arrays.fill(chunk, chunkBytes, CHUNK_BYTES, (byte) 0);
        int[] words = new int[16];
        ByteBuffer bytes = ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < blocks; i++) {
            bytes.position(i * BLOCK_BYTES);
            bytes.asIntBuffer().get(words);
            boolean last = i == blocks - 1;
            int flags = (i == 0 ? CHUNK_START : 0) | (last ? CHUNK_END | rootFlag : 0);
            int length = last ? chunkBytes - i * BLOCK_BYTES : BLOCK_BYTES;
            compress(value, words, chunks, length, flags);
        }
        return value;
    }

    private static int[] parent(int[] left, int[] right, int rootFlag) {
        int[] words = new int[16];
        System.arraycopy(left, 0, words, 0, 8);
        System.arraycopy(right, 0, words, 8, 8);
        int[] value = IV.clone();
        compress(value, words, 0, BLOCK_BYTES, PARENT | rootFlag);
        return value;
    }

    /** Table 2 of the paper: seven rounds over a state of 4 x 4 words; the value is replaced by the result. */
    private static void compress(int[] value, int[] words, long counter, int length, int flags) {
        int[] v = new int[16];
        System.arraycopy(value, 0, v, 0, 8);
        System.arraycopy(IV, 0, v, 8, 4);
        v[12] = (int) counter;
        v[13] = (int) (counter >>> 32);
        v[14] = length;
        v[15] = flags;
        for (int round = 0; round < ROUNDS; round++) {
            int[] s = SCHEDULE[round];
            mix(v, 0, 4, 8, 12, words[s[0]], words[s[1]]);
            mix(v, 1, 5, 9, 13, words[s[2]], words[s[3]]);
            mix(v, 2, 6, 10, 14, words[s[4]], words[s[5]]);
            mix(v, 3, 7, 11, 15, words[s[6]], words[s[7]]);
            mix(v, 0, 5, 10, 15, words[s[8]], words[s[9]]);
            mix(v, 1, 6, 11, 12, words[s[10]], words[s[11]]);
            mix(v, 2, 7, 8, 13, words[s[12]], words[s[13]]);
            mix(v, 3, 4, 9, 14, words[s[14]], words[s[15]]);
        }
        for (int i = 0; i < 8; i++) {
            value[i] = v[i] ^ v[i + 8];
        }
    }

    private static void mix(int[] v, int a, int b, int c, int d, int x, int y) {
        v[a] += v[b] + x;
        v[d] = Integer.rotateRight(v[d] ^ v[a], 16);
        v[c] += v[d];
        v[b] = Integer.rotateRight(v[b] ^ v[c], 12);
        v[a] += v[b] + y;
        v[d] = Integer.rotateRight(v[d] ^ v[a], 8);
        v[c] += v[d];
        v[b] = Integer.rotateRight(v[b] ^ v[c], 7);
    }

    private static int[][] schedule() {
        int[][] rounds = new int[ROUNDS][16];
        for (int i = 0; i < 16; i++) {
            rounds[0][i] = i;
        }
        for (int round = 1; round < ROUNDS; round++) {
            for (int i = 0; i < 16; i++) {
                rounds[round][i] = rounds[round - 1][PERMUTATION[i]];
            }
        }
        return rounds;
    }
}
