package io.civstack.diffusion.safetensors;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.civstack.diffusion.inspection.UnreadableModelException;
import io.civstack.diffusion.inspection.UnreadableModelException.Reason;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON of a header, checked entry by entry while it is read. */
final class HeaderJson {

    private static final String METADATA = "__metadata__";
    private static final JsonFactory JSON = JsonFactory.builder()
            // Without interning of field names: Jackson's table would grow with the names in uploaded files.
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(4)
                    .maxNumberLength(20)
                    .maxNameLength(SafetensorsFile.NAME_CHARACTERS_MAX)
                    .maxStringLength(SafetensorsFile.TEXT_CHARACTERS_MAX)
                    .build())
            .build();

    private final Path path;
    private final long fileBytes;
    private final long dataStart;
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private final Map<String, TensorEntry> tensors = new LinkedHashMap<>();
    private boolean hasMetadata;

    /** @param dataStart where the header ends and the tensors' bytes begin */
    HeaderJson(Path path, long fileBytes, long dataStart) {
        this.path = path;
        this.fileBytes = fileBytes;
        this.dataStart = dataStart;
    }

    Map<String, String> metadata() {
        return metadata;
    }

    Map<String, TensorEntry> tensors() {
        return tensors;
    }

    /** Reads all of a header. */
    void read(Reader header) throws IOException {
        try (JsonParser json = JSON.createParser(header)) {
            readEntries(json);
        }
    }

    private void readEntries(JsonParser json) throws IOException {
        expect(json.nextToken(), JsonToken.START_OBJECT);
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            expect(json.nextToken(), JsonToken.START_OBJECT);
            if (name.equals(METADATA) && !hasMetadata) {
                hasMetadata = true;
                readMetadata(json);
            } else if (tensors.size() == SafetensorsFile.TENSORS_MAX) {
                throw lies("it lists more than " + SafetensorsFile.TENSORS_MAX + " tensors");
            } else if (name.equals(METADATA) || tensors.put(name, readTensor(json, name)) != null) {
                throw lies("it lists " + name + " twice");
            }
        }
        if (json.nextToken() != null) {
            throw lies("something follows its JSON object");
        }
    }

    private void readMetadata(JsonParser json) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            expect(json.nextToken(), JsonToken.VALUE_STRING);
            if (metadata.size() == SafetensorsFile.METADATA_ENTRIES_MAX) {
                throw lies("its metadata has more than " + SafetensorsFile.METADATA_ENTRIES_MAX + " entries");
            }
            if (metadata.put(key, json.getText()) != null) {
                throw lies("its metadata has an entry twice");
            }
        }
    }

    private TensorEntry readTensor(JsonParser json, String name) throws IOException {
        DType dtype = null;
        List<Long> shape = null;
        List<Long> span = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            if (field.equals("dtype") && dtype == null) {
                dtype = readDType(json, name);
            } else if (field.equals("shape") && shape == null) {
                shape = readNumbers(json, SafetensorsFile.DIMENSIONS_MAX, Integer.MAX_VALUE, name);
            } else if (field.equals("data_offsets") && span == null) {
                span = readNumbers(json, 2, Long.MAX_VALUE, name);
            } else {
                throw lies("tensor " + name + " has a field that is unknown or comes twice");
            }
        }
        if (dtype == null || shape == null || span == null || span.size() != 2) {
            throw lies("tensor " + name + " lacks its type, shape or offsets");
        }
        long begin = span.get(0);
        long end = span.get(1);
        if (begin > end || end > fileBytes - dataStart) {
            throw lies("tensor " + name + " lies outside the file");
        }
        if (bytesOf(dtype, shape, name) != end - begin) {
            throw lies("the shape of tensor " + name + " does not fit its bytes");
        }
        return new TensorEntry(path, name, dtype, shape, dataStart + begin, end - begin);
    }

    private static DType readDType(JsonParser json, String name) throws IOException {
        expect(json.currentToken(), JsonToken.VALUE_STRING);
        return switch (json.getText()) {
            case "F8_E4M3", "F8_E4M3FN" -> DType.F8_E4M3;
            case "F64" -> DType.F64;
            case "F32" -> DType.F32;
            case "F16" -> DType.F16;
            case "BF16" -> DType.BF16;
            case "F8_E5M2" -> DType.F8_E5M2;
            case "I64" -> DType.I64;
            case "I32" -> DType.I32;
            case "I16" -> DType.I16;
            case "I8" -> DType.I8;
            case "U64" -> DType.U64;
            case "U32" -> DType.U32;
            case "U16" -> DType.U16;
            case "U8" -> DType.U8;
            case "BOOL" -> DType.BOOL;
            default -> throw lies("tensor " + name + " has an unknown number type");
        };
    }

    private static List<Long> readNumbers(JsonParser json, int countMax, long most, String name) throws IOException {
        expect(json.currentToken(), JsonToken.START_ARRAY);
        List<Long> numbers = new ArrayList<>(4);
        while (json.nextToken() != JsonToken.END_ARRAY) {
            expect(json.currentToken(), JsonToken.VALUE_NUMBER_INT);
            long number = json.getLongValue();
            if (number < 0 || number > most || numbers.size() == countMax) {
                throw lies("tensor " + name + " has an impossible shape or offset");
            }
            numbers.add(number);
        }
        return numbers;
    }

    private static long bytesOf(DType dtype, List<Long> shape, String name) {
        try {
            long bytes = dtype.bytes();
            for (long extent : shape) {
                bytes = Math.multiplyExact(bytes, extent);
            }
            return bytes;
        } catch (ArithmeticException absurd) {
            throw lies("tensor " + name + " has more numbers than a file can hold");
        }
    }

    private static void expect(@Nullable JsonToken token, JsonToken wanted) {
        if (token != wanted) {
            throw lies("its JSON has another form than a safetensors header");
        }
    }

    /** The exception for an inconsistent header. */
    static UnreadableModelException lies(String what) {
        return new UnreadableModelException(Reason.HOSTILE_HEADER, "The file's header cannot be true: " + what + ".");
    }
}
