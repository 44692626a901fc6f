package io.civstack.diffusion.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.civstack.diffusion.UnreadableModelException;
import io.civstack.diffusion.UnreadableModelException.Reason;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsFileTest {

    private static final Duration REFUSAL_MAX = Duration.ofSeconds(1);
    private static final long REFUSAL_BYTES_MAX = 64L << 20;

    @TempDir
    private Path folder;

    @Test
    void readsNumbersOfEveryFloatType() throws IOException {
        // Given: 1.5 in five types, one behind the other, at odd offsets.
        String header = """
            {"a":{"dtype":"F8_E4M3","shape":[1],"data_offsets":[0,1]},
             "b":{"dtype":"F32","shape":[1],"data_offsets":[1,5]},
             "c":{"dtype":"F16","shape":[1,1],"data_offsets":[5,7]},
             "d":{"dtype":"BF16","shape":[],"data_offsets":[7,9]},
             "e":{"dtype":"F8_E5M2","shape":[1],"data_offsets":[9,10]}}""";
        Path path = SafetensorsBytes.write(folder, header, 10);
        byte[] bytes = Files.readAllBytes(path);
        byte[] numbers = {0x3C, 0, 0, (byte) 0xC0, 0x3F, 0, 0x3E, (byte) 0xC0, 0x3F, 0x3E};
        System.arraycopy(numbers, 0, bytes, bytes.length - 10, 10);
        Files.write(path, bytes);
        // When
        SafetensorsFile file = SafetensorsFile.open(path);
        // Then
        for (String name : file.tensors().keySet()) {
            assertThat(file.floats(name)).as(name).containsExactly(1.5f);
        }
    }

    @Test
    void keepsMetadataAndEmptyTensors() throws IOException {
        // Given
        String header =
                "{\"__metadata__\":{\"format\":\"pt\"},\"v_pred\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}}   ";
        // When
        SafetensorsFile file = SafetensorsFile.open(SafetensorsBytes.write(folder, header, 0));
        // Then
        assertThat(file.metadata()).containsEntry("format", "pt");
        assertThat(file.tensors().get("v_pred").elements()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,0]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[4611686018427387904,4],\"data_offsets\":[0,4]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1,1,1,1,1,1,1,1,1],\"data_offsets\":[0,4]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[99999999999999999999],\"data_offsets\":[0,4]}}",
                "{\"a\":{\"dtype\":\"C64\",\"shape\":[1],\"data_offsets\":[0,4]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4],\"x\":1}}",
                "{\"a\":{\"shape\":[1],\"data_offsets\":[0,4]}}",
                "{\"a\":[1]}",
                "{\"__metadata__\":{\"a\":1}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}x",
                "[]",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"a\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}}",
                "{{{{{{{{{{{{{{"
            })
    void refusesAHeaderThatCannotBeTrue(String header) throws IOException {
        // Given
        Path file = SafetensorsBytes.write(folder, header, 4);
        // When, Then
        assertThatExceptionOfType(UnreadableModelException.class)
                .isThrownBy(() -> SafetensorsFile.open(file))
                .satisfies(refusal -> assertThat(refusal.reason()).isIn(Reason.HOSTILE_HEADER, Reason.NOT_SAFETENSORS));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 100, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 40})
    void refusesAHeaderLengthThatCannotBe(long length) throws IOException {
        // Given
        Path file = SafetensorsBytes.write(folder, length, "{}".getBytes(StandardCharsets.UTF_8), 4);
        // When, Then
        assertThatExceptionOfType(UnreadableModelException.class).isThrownBy(() -> SafetensorsFile.open(file));
    }

    @Test
    void refusesPicklesAndSaysWhatToDo() throws IOException {
        // Given
        Path zip = Files.write(folder.resolve("a.ckpt"), new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0, 0, 0});
        Path old = Files.write(
                folder.resolve("b.pt"),
                new byte[] {(byte) 0x80, 2, (byte) 0x8a, 10, 'l', (byte) 0xfc, (byte) 0x9c, 'F'});
        // When, Then
        for (Path pickle : new Path[] {zip, old}) {
            assertThatExceptionOfType(UnreadableModelException.class)
                    .isThrownBy(() -> SafetensorsFile.open(pickle))
                    .withMessageContaining("convert it to safetensors")
                    .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.PICKLE));
        }
    }

    @Test
    void refusesAHugeHeaderQuicklyAndInLittleMemory() throws IOException {
        // Given: the largest header that is read at all, full of tensors beyond the limit.
        StringBuilder header = new StringBuilder("{");
        for (int i = 0; header.length() < SafetensorsFile.HEADER_BYTES_MAX - 200; i++) {
            header.append("\"t").append(i).append("\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]},");
        }
        header.setCharAt(header.length() - 1, '}');
        Path file = SafetensorsBytes.write(folder, header.toString(), 0);
        var thread = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long allocated = thread.getCurrentThreadAllocatedBytes();
        long start = System.nanoTime();
        // When
        assertThatExceptionOfType(UnreadableModelException.class)
                .isThrownBy(() -> SafetensorsFile.open(file))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.HOSTILE_HEADER));
        // Then
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(REFUSAL_MAX);
        assertThat(thread.getCurrentThreadAllocatedBytes() - allocated).isLessThan(REFUSAL_BYTES_MAX);
    }
}
