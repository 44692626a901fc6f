package io.civstack.cli.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.civstack.cli.api.Json;
import io.civstack.diffusion.safetensors.SafetensorsFile;
import io.civstack.diffusion.safetensors.TensorEntry;
import io.civstack.diffusion.safetensors.TensorReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A request of the demo model and the picture that the reference implementation drew for it. */
record ReferenceCase(int number, JsonNode request, Pixels expected) {

    static List<ReferenceCase> read(Path file) throws IOException {
        SafetensorsFile pictures = SafetensorsFile.open(file);
        JsonNode cases = Json.parse(pictures.metadata().getOrDefault("cases", "[]"));
        List<ReferenceCase> all = new ArrayList<>();
        for (JsonNode request : cases) {
            int number = all.size();
            TensorEntry image = pictures.find(number + ".image")
                    .orElseThrow(() -> new IOException(file + " has no picture " + number));
            all.add(new ReferenceCase(number, request, pixels(request, TensorReader.bytes(image))));
        }
        return all;
    }

    /** The file has one plane a colour. */
    private static Pixels pixels(JsonNode request, ByteBuffer planes) {
        int width = request.path("width").asInt();
        int height = request.path("height").asInt();
        int pixels = width * height;
        byte[] rgb = new byte[3 * pixels];
        for (int i = 0; i < pixels; i++) {
            for (int colour = 0; colour < 3; colour++) {
                rgb[3 * i + colour] = planes.get(colour * pixels + i);
            }
        }
        return new Pixels(width, height, rgb);
    }

    ObjectNode request(String modelId) {
        return Json.object()
                .put("modelId", modelId)
                .put("prompt", request.path("prompt").asText())
                .put("negativePrompt", request.path("negative").asText())
                .put("width", request.path("width").asInt())
                .put("height", request.path("height").asInt())
                .put("steps", request.path("steps").asInt())
                .put("cfg", request.path("cfg").asDouble())
                .put("sampler", request.path("sampler").asText())
                .put("schedule", request.path("schedule").asText())
                .put("seed", request.path("seed").asLong())
                .put("clipSkip", request.path("clip_skip").asInt(1))
                .put("count", 1);
    }
}
