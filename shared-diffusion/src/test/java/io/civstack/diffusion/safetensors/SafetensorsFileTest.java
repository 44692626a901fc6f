package io.civstack.diffusion.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.civstack.diffusion.inspection.UnreadableModelException;
import io.civstack.diffusion.inspection.UnreadableModelException.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsFileTest {

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
        String header = "{\"__metadata__\":{\"format\":\"pt\"},"
                + "\"v_pred\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}}   ";
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
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
                        + "\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}",
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
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
                        + "\"a\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}}",
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
}
