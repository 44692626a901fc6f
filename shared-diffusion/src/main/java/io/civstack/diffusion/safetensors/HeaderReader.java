package io.civstack.diffusion.safetensors;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.civstack.diffusion.inspection.UnreadableModelException;
import io.civstack.diffusion.inspection.UnreadableModelException.Reason;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Reads a header as a stream, so that an inconsistent one is refused before it takes time or memory. */
final class HeaderReader {

    private static final int PREFIX_BYTES = 8;
    private static final int ZIP = 0x04034B50;

    private HeaderReader() {}

    static SafetensorsFile read(Path file) {
        try {
            Path real = file.toRealPath();
            try (FileChannel channel = FileChannel.open(real, StandardOpenOption.READ)) {
                return read(real, channel);
            }
        } catch (StreamConstraintsException beyondLimit) {
            throw HeaderJson.lies("a name, text, number or nesting is beyond what a header may have");
        } catch (JacksonException | CharacterCodingException malformed) {
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
        refusePickle(prefix, fileBytes);
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
            throw HeaderJson.lies("it is longer than " + (SafetensorsFile.HEADER_BYTES_MAX >> 20) + " MiB");
        }
        HeaderJson entries = new HeaderJson(path, fileBytes, PREFIX_BYTES + headerBytes);
        Reader header = new InputStreamReader(
                new BoundedStream(channel, PREFIX_BYTES, headerBytes), StandardCharsets.UTF_8.newDecoder());
        entries.read(header);
        refuseOverlapsAndGaps(entries.tensors(), PREFIX_BYTES + headerBytes, fileBytes);
        return new SafetensorsFile(
                path,
                fileBytes,
                Collections.unmodifiableMap(entries.metadata()),
                Collections.unmodifiableMap(entries.tensors()));
    }

    /**
     * A pickle begins with 80 and its protocol's number; so does a header of 640 bytes, but then the file has as many.
     */
    private static void refusePickle(ByteBuffer prefix, long fileBytes) {
        int read = prefix.position();
        boolean zip = read >= 4 && prefix.getInt(0) == ZIP;
        boolean marked = read >= 2 && prefix.get(0) == (byte) 0x80 && prefix.get(1) >= 2 && prefix.get(1) <= 5;
        boolean noLength = read < PREFIX_BYTES || prefix.getLong(0) < 0 || prefix.getLong(0) > fileBytes - PREFIX_BYTES;
        if (zip || (marked && noLength)) {
            throw new UnreadableModelException(
                    Reason.PICKLE,
                    "The file is a pickle, which can run code when it is opened: convert it to safetensors"
                            + " and bring that.");
        }
    }

    private static void refuseOverlapsAndGaps(Map<String, TensorEntry> tensors, long dataStart, long fileBytes) {
        List<TensorEntry> inOrder = new ArrayList<>(tensors.values());
        inOrder.sort(Comparator.comparingLong(TensorEntry::offset).thenComparingLong(TensorEntry::length));
        long end = dataStart;
        for (TensorEntry tensor : inOrder) {
            if (tensor.offset() != end) {
                throw HeaderJson.lies("tensor " + tensor.name() + " overlaps another or leaves a gap");
            }
            end += tensor.length();
        }
        if (end != fileBytes) {
            throw HeaderJson.lies("its tensors do not fill the file");
        }
    }
}
