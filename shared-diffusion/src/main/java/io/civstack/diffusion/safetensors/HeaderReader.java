package io.civstack.diffusion.safetensors;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.civstack.diffusion.UnreadableModelException;
import io.civstack.diffusion.UnreadableModelException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a header as a stream, so that a lying one costs neither time nor memory before it is refused. */
final class HeaderReader {

    private static final int PREFIX_BYTES = 8;
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(4)
                    .maxNumberLength(20)
                    .maxNameLength(SafetensorsFile.NAME_CHARACTERS_MAX)
                    .maxStringLength((int) SafetensorsFile.HEADER_BYTES_MAX)
                    .build())
            .build();

    private final Path path;
    private final long fileBytes;
    private final long dataStart;
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private final Map<String, TensorEntry> tensors = new LinkedHashMap<>();

    private HeaderReader(Path path, long fileBytes, long dataStart) {
        this.path = path;
        this.fileBytes = fileBytes;
        this.dataStart = dataStart;
    }

    static SafetensorsFile read(Path file) {
        try {
            Path real = file.toRealPath();
            try (FileChannel channel = FileChannel.open(real, StandardOpenOption.READ)) {
                return read(real, channel);
            }
        } catch (StreamConstraintsException beyondLimit) {
            throw lies("a name, number or nesting is beyond what a header may have");
        } catch (com.fasterxml.jackson.core.JacksonException malformed) {
            throw new UnreadableModelException(
                    Reason.NOT_SAFETENSORS, "The file's header is not the JSON of a safetensors file.");
        } catch (IOException unreadable) {
            throw new UnreadableModelException(Reason.NOT_READABLE, "The model file cannot be read.");
        }
    }

    private static SafetensorsFile read(Path path, FileChannel channel) throws IOException {
        long fileBytes = channel.size();
        ByteBuffer prefix = ByteBuffer.allocate(PREFIX_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        int got = 0;
        while (prefix.hasRemaining() && got >= 0) {
            got = channel.read(prefix);
        }
        refusePickle(prefix);
        if (prefix.hasRemaining()) {
            throw new UnreadableModelException(
                    Reason.NOT_SAFETENSORS, "The file is too short to be a safetensors file.");
        }
        long headerBytes = prefix.getLong(0);
        if (headerBytes < 2 || headerBytes > fileBytes - PREFIX_BYTES) {
            throw new UnreadableModelException(
                    Reason.NOT_SAFETENSORS, "The file is no safetensors file: its first 8 bytes are no header length.");
        }
        if (headerBytes > SafetensorsFile.HEADER_BYTES_MAX) {
            throw lies("it is longer than " + (SafetensorsFile.HEADER_BYTES_MAX >> 20) + " MiB");
        }
        HeaderReader reader = new HeaderReader(path, fileBytes, PREFIX_BYTES + headerBytes);
        InputStream header = new BoundedStream(channel, PREFIX_BYTES, headerBytes);
        try (JsonParser json = JSON.createParser(header)) {
            reader.readEntries(json);
        }
        reader.refuseOverlapsAndGaps();
        return new SafetensorsFile(
                path,
                fileBytes,
                Collections.unmodifiableMap(reader.metadata),
                Collections.unmodifiableMap(reader.tensors));
    }

    private static void refusePickle(ByteBuffer prefix) {
        boolean zip =
                prefix.position() >= 4 && prefix.order(ByteOrder.BIG_ENDIAN).getInt(0) == 0x504B0304;
        boolean pickle = prefix.position() >= 2
                && prefix.get(0) == (byte) 0x80
                && prefix.get(1) >= 2
                && prefix.get(1) <= 5
                && (prefix.position() < PREFIX_BYTES || prefix.get(PREFIX_BYTES - 1) != 0);
        prefix.order(ByteOrder.LITTLE_ENDIAN);
        if (zip || pickle) {
            throw new UnreadableModelException(
                    Reason.PICKLE,
                    "The file is a pickle, which can run code when it is opened: convert it to safetensors and bring that.");
        }
    }

    private void readEntries(JsonParser json) throws IOException {
        expect(json.nextToken(), JsonToken.START_OBJECT);
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            expect(json.nextToken(), JsonToken.START_OBJECT);
            if (name.equals("__metadata__")) {
                readMetadata(json);
            } else if (tensors.size() == SafetensorsFile.TENSORS_MAX) {
                throw lies("it lists more than " + SafetensorsFile.TENSORS_MAX + " tensors");
            } else {
                tensors.put(name, readTensor(json, name));
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
            metadata.put(key, json.getText());
        }
    }

    private TensorEntry readTensor(JsonParser json, String name) throws IOException {
        DType dtype = null;
        List<Long> shape = null;
        List<Long> span = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "dtype" -> dtype = readDType(json, name);
                case "shape" -> shape = readNumbers(json, SafetensorsFile.DIMENSIONS_MAX, name);
                case "data_offsets" -> span = readNumbers(json, 2, name);
                default -> throw lies("tensor " + name + " has an unknown field");
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

    private static List<Long> readNumbers(JsonParser json, int countMax, String name) throws IOException {
        expect(json.currentToken(), JsonToken.START_ARRAY);
        List<Long> numbers = new ArrayList<>(4);
        while (json.nextToken() != JsonToken.END_ARRAY) {
            expect(json.currentToken(), JsonToken.VALUE_NUMBER_INT);
            long number = json.getLongValue();
            if (number < 0 || numbers.size() == countMax) {
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

    private void refuseOverlapsAndGaps() {
        List<TensorEntry> inOrder = new ArrayList<>(tensors.values());
        inOrder.sort(Comparator.comparingLong(TensorEntry::offset).thenComparingLong(TensorEntry::length));
        long end = dataStart;
        for (TensorEntry tensor : inOrder) {
            if (tensor.offset() != end) {
                throw lies("tensor " + tensor.name() + " overlaps another or leaves a gap");
            }
            end += tensor.length();
        }
        if (end != fileBytes) {
            throw lies("its tensors do not fill the file");
        }
    }

    private static void expect(@org.jspecify.annotations.Nullable JsonToken token, JsonToken wanted) {
        if (token != wanted) {
            throw lies("its JSON has another form than a safetensors header");
        }
    }

    private static UnreadableModelException lies(String what) {
        return new UnreadableModelException(Reason.HOSTILE_HEADER, "The file's header cannot be true: " + what + ".");
    }
}
