package io.civstack.diffusion.hostile;

import static io.civstack.diffusion.hostile.HeaderText.LENGTH;
import static io.civstack.diffusion.hostile.HeaderText.empty;
import static io.civstack.diffusion.hostile.HeaderText.object;
import static io.civstack.diffusion.hostile.HeaderText.tensor;
import static java.lang.Long.MAX_VALUE;

import io.civstack.diffusion.inspection.UnreadableModelException.Reason;
import io.civstack.diffusion.safetensors.SafetensorsFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Files that are made to cost whoever looks at them time or memory, or to be believed; each as large as it may be. */
enum HostileFile {
    MORE_TENSORS_THAN_ANY_MODEL("lists more than 32768 tensors", () -> object(LENGTH, i -> empty("t" + i))),
    LONG_NAMES("lists more than 32768 tensors", () -> object(LENGTH, i -> empty("x".repeat(250) + i))),
    NAMES_OF_ONE_HASH("", () -> object(SafetensorsFile.TENSORS_MAX, i -> empty(nameOfOneHash(i)))) {
        @Override
        Reason reason() {
            return Reason.UNKNOWN_ARCHITECTURE;
        }
    },
    ENDLESS_NAME("name, text, number or nesting", () -> "{\"" + "x".repeat(LENGTH) + "\":{}}"),
    ENDLESS_NUMBER("name, text, number or nesting", () -> "{\"a\":{\"shape\":[" + "1".repeat(LENGTH) + "]}}"),
    ENDLESS_TYPE("name, text, number or nesting", () -> "{\"a\":{\"dtype\":\"" + "x".repeat(LENGTH) + "\"}}"),
    ENDLESS_SHAPE("impossible shape", () -> "{\"a\":{\"shape\":[" + "1,".repeat(LENGTH / 2) + "1]}}"),
    ENDLESS_SPACE("", () -> "{" + " ".repeat(LENGTH) + "}") {
        @Override
        Reason reason() {
            return Reason.UNKNOWN_ARCHITECTURE;
        }
    },
    ENDLESS_TEXT("name, text, number or nesting", () -> "{\"__metadata__\":{\"a\":\"" + "x".repeat(LENGTH) + "\"}}"),
    MILLIONS_OF_TEXTS(
            "metadata has more than 4096 entries",
            () -> "{\"__metadata__\":" + object(LENGTH, i -> "\"" + i + "\":\"\"") + "}"),
    NESTED_ARRAYS("another form", () -> "[".repeat(LENGTH)),
    NESTED_OBJECTS("field that is unknown", () -> "{\"a\":".repeat(LENGTH / 5)),
    NESTED_SHAPE("another form", () -> "{\"a\":{\"shape\":" + "[".repeat(LENGTH)),
    NESTED_METADATA("another form", () -> "{\"__metadata__\":" + "{\"a\":".repeat(LENGTH / 5)),
    OVERLAPPING_RANGES("overlaps another", 4, () -> object(30_000, i -> tensor("t" + i, "[1]", 0, 4))),
    RANGE_BEYOND_THE_FILE("lies outside", 4, () -> object(1, i -> tensor("a", "[1]", MAX_VALUE - 4, MAX_VALUE))),
    SHAPE_THAT_OVERFLOWS(
            "more numbers than a file", 16, () -> object(1, i -> tensor("a", "[2147483647,2147483647,4]", 0, 16))),
    EXTENT_OF_2_TO_THE_62("impossible shape", () -> object(1, i -> tensor("a", "[0,4611686018427387904]", 0, 0))),
    NAME_TWICE("lists t0 twice", () -> object(30_001, i -> empty("t" + i % 30_000))),
    FIELD_TWICE("comes twice", () -> "{\"a\":{\"dtype\":\"F32\",\"dtype\":\"F16\"}}"),
    METADATA_TWICE("lists __metadata__ twice", () -> "{\"__metadata__\":{},\"__metadata__\":{}}"),
    NOT_EVEN_JSON("not the JSON", () -> "{" + "\\".repeat(LENGTH)) {
        @Override
        Reason reason() {
            return Reason.NOT_SAFETENSORS;
        }
    },
    LENGTH_OF_2_TO_THE_63("no header length", () -> "{}") {
        @Override
        Reason reason() {
            return Reason.NOT_SAFETENSORS;
        }

        @Override
        Path write(Path file) throws IOException {
            return HeaderText.write(file, Long.MIN_VALUE, "{}".getBytes(StandardCharsets.UTF_8), 4);
        }
    },
    LENGTH_OF_GIGABYTES("longer than 16 MiB", () -> "{}") {
        @Override
        Path write(Path file) throws IOException {
            return HeaderText.write(file, 1L << 31, "{}".getBytes(StandardCharsets.UTF_8), 1L << 32);
        }
    };

    private final String told;
    private final long dataBytes;

    @SuppressWarnings("ImmutableEnumChecker") // it holds nothing
    private final Supplier<String> header;

    HostileFile(String told, Supplier<String> header) {
        this(told, 0, header);
    }

    HostileFile(String told, long dataBytes, Supplier<String> header) {
        this.told = told;
        this.dataBytes = dataBytes;
        this.header = header;
    }

    /** Why it is refused. */
    Reason reason() {
        return Reason.HOSTILE_HEADER;
    }

    /** What the sentence of the refusal says. */
    String told() {
        return told;
    }

    Path write(Path file) throws IOException {
        return HeaderText.write(file, header.get(), dataBytes);
    }

    /** "Aa" and "BB" have the same hash, and so have all words made of them. */
    private static String nameOfOneHash(int index) {
        StringBuilder name = new StringBuilder();
        for (int bit = 0; bit < Short.SIZE; bit++) {
            name.append((index >> bit & 1) == 0 ? "Aa" : "BB");
        }
        return name.toString();
    }
}
