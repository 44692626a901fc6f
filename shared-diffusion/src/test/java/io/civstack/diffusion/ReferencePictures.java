package io.civstack.diffusion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.civstack.diffusion.picture.Picture;
import io.civstack.diffusion.request.TextToImage;
import io.civstack.diffusion.safetensors.SafetensorsFile;
import io.civstack.diffusion.safetensors.TensorEntry;
import io.civstack.diffusion.safetensors.TensorReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Pictures that diffusers drew, with the requests they were drawn from. */
final class ReferencePictures {

    private ReferencePictures() {}

    /** A request and its picture's values, channel by channel as the file has them. */
    record Case(int number, TextToImage request, byte[] planes) {

        /** How many values lie further from the reference than that. */
        long valuesBeyond(Picture picture, int tolerance) {
            int pixels = picture.width() * picture.height();
            long beyond = 0;
            for (int i = 0; i < planes.length; i++) {
                int actual = Byte.toUnsignedInt(picture.rgb()[i % pixels * 3 + i / pixels]);
                if (Math.abs(actual - Byte.toUnsignedInt(planes[i])) > tolerance) {
                    beyond++;
                }
            }
            return beyond;
        }

        @Override
        public String toString() {
            return number + ": " + request.prompt() + " (" + request.sampler() + ", seed " + request.seed() + ")";
        }
    }

    static List<Case> in(Path file) {
        try {
            SafetensorsFile pictures = SafetensorsFile.open(file);
            JsonNode cases = new ObjectMapper().readTree(pictures.metadata().get("cases"));
            List<Case> all = new ArrayList<>();
            for (JsonNode node : cases) {
                TensorEntry image = pictures.tensors().get(all.size() + ".image");
                all.add(new Case(
                        all.size(), request(node), TensorReader.bytes(image).array()));
            }
            return all;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static TextToImage request(JsonNode node) {
        return new TextToImage(
                node.get("prompt").asText(),
                node.get("negative").asText(),
                node.get("width").asInt(),
                node.get("height").asInt(),
                node.get("steps").asInt(),
                node.get("cfg").asDouble(),
                node.get("sampler").asText(),
                node.get("schedule").asText(),
                node.get("seed").asLong(),
                node.get("clip_skip").asInt());
    }
}
