package io.civstack.diffusion.hash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelHashesTest {

    private static final String SHA256_OF_NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @TempDir
    Path folder;

    @Test
    void hashesAFileThatIsNoSafetensors() throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("abc"), "abc");

        // When
        ModelHashes hashes = ModelHashes.of(file);

        // Then
        assertThat(hashes.sha256()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(ModelHashes.sha256(file)).isEqualTo(hashes.sha256());
        assertThat(hashes.autoV2()).isEqualTo("ba7816bf8f");
        assertThat(hashes.autoV1()).isEqualTo(SHA256_OF_NOTHING.substring(0, 8));
        assertThat(hashes.autoV3()).isEmpty();
        assertThat(hashes.crc32()).isEqualTo("352441c2");
        assertThat(hashes.blake3()).isEqualTo("6437b3ac38465133ffb63b75273a8db548c558465d79db03fd359c6cd5bd9d85");
    }

    /** The published vector of 7169 bytes 0, 1, ..., 250, 0, 1, ...: more than one chunk of BLAKE3. */
    @Test
    void hashesWithBlake3AsPublished() throws IOException {
        // Given
        byte[] content = new byte[7169];
        for (int i = 0; i < content.length; i++) {
            content[i] = (byte) (i % 251);
        }
        Path file = Files.write(folder.resolve("vector"), content);

        // When
        ModelHashes hashes = ModelHashes.of(file);

        // Then
        assertThat(hashes.blake3()).isEqualTo("a003fc7a51754a9b3c7fae0367ab3d782dccf28855a03d435f8cfe74605e7817");
    }

    @Test
    void leavesTheHeaderOutOfAutoV3() throws IOException {
        // Given
        Path one = safetensors("one", "{\"__metadata__\":{\"a\":\"b\"}}", "abc");
        Path other = safetensors("other", "{}", "abc");

        // When
        ModelHashes hashes = ModelHashes.of(one);

        // Then
        assertThat(hashes.autoV3())
                .isEqualTo("ba7816bf8f01")
                .isEqualTo(ModelHashes.of(other).autoV3());
        assertThat(ModelHashes.autoV3(one)).isEqualTo(hashes.autoV3());
        assertThat(hashes.sha256()).isNotEqualTo(ModelHashes.of(other).sha256());
    }

    @Test
    void takesAutoV1FromTheSecondMebibyte() throws IOException {
        // Given
        byte[] content = new byte[(1 << 20) + (1 << 17)];
        content[(1 << 20) - 1] = 1;
        content[(1 << 20) + (1 << 16)] = 1;
        Path file = Files.write(folder.resolve("large"), content);
        Path zeros = Files.write(folder.resolve("zeros"), new byte[content.length]);

        // When
        ModelHashes hashes = ModelHashes.of(file);

        // Then
        assertThat(hashes.autoV1())
                .isEqualTo("de2f2560")
                .isEqualTo(ModelHashes.of(zeros).autoV1());
        assertThat(hashes.sha256()).isNotEqualTo(ModelHashes.of(zeros).sha256());
    }

    private Path safetensors(String name, String header, String data) throws IOException {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer file = ByteBuffer.allocate(8 + json.length + data.length()).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(json.length).put(json).put(data.getBytes(StandardCharsets.UTF_8));
        return Files.write(folder.resolve(name), file.array());
    }
}
