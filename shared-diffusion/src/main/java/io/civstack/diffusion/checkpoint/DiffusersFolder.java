package io.civstack.diffusion.checkpoint;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.civstack.diffusion.arch.Architecture;
import io.civstack.diffusion.inspection.UnreadableModelException;
import io.civstack.diffusion.inspection.UnreadableModelException.Reason;
import io.civstack.diffusion.safetensors.ForeignJson;
import io.civstack.diffusion.safetensors.SafetensorsFile;
import io.civstack.diffusion.safetensors.TensorEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A folder of the diffusers library: one folder for each component, with weights and {@code config.json}. */
final class DiffusersFolder {

    /** Configurations are a few kilobytes. */
    static final long CONFIGURATION_BYTES_MAX = 1 << 20;

    private static final String WEIGHTS = "diffusion_pytorch_model";
    private static final long OPEN_CLIP_H_WIDTH = 1024;

    private final Path folder;
    private final List<SafetensorsFile> files = new ArrayList<>();
    private final Map<String, TensorEntry> tensors = new LinkedHashMap<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();

    private DiffusersFolder(Path folder) {
        this.folder = folder;
    }

    static CheckpointFiles read(Path folder) {
        DiffusersFolder reading = new DiffusersFolder(folder);
        reading.read();
        return new CheckpointFiles(reading.files, reading.tensors, reading.metadata);
    }

    static List<Path> paths(Path folder) {
        List<Path> all = new ArrayList<>();
        for (String component : List.of("unet", "vae")) {
            all.addAll(partsIn(folder.resolve(component), WEIGHTS));
        }
        for (String component : List.of("text_encoder", "text_encoder_2")) {
            all.addAll(partsIn(folder.resolve(component), "model"));
        }
        for (String component : List.of("unet", "vae", "scheduler")) {
            all.add(configuration(folder, component));
        }
        return all;
    }

    private static List<Path> partsIn(Path folder, String stem) {
        return Files.isDirectory(folder) ? CheckpointFiles.parts(folder, stem) : List.of();
    }

    private void read() {
        Map<String, TensorEntry> unet = component("unet", WEIGHTS);
        if (unet.isEmpty()) {
            throw new UnreadableModelException(
                    Reason.UNKNOWN_ARCHITECTURE,
                    "The folder has no unet/ with safetensors weights: it is no model that the engine draws with.");
        }
        DiffusersUNet unetNames = new DiffusersUNet(unet.keySet());
        take(unet, Checkpoint.UNET_PREFIX, unetNames::of);
        Map<String, TensorEntry> vae = component("vae", WEIGHTS);
        take(vae, Checkpoint.VAE_PREFIX, new DiffusersVae(vae.keySet())::of);
        readTextEncoders();
        configure("unet", "norm_num_groups", "civstack.groups.unet");
        configure("vae", "norm_num_groups", "civstack.groups.vae");
        configure("scheduler", "prediction_type", "modelspec.prediction_type");
        metadata.putIfAbsent(
                "modelspec.title", folder.toAbsolutePath().getFileName().toString());
    }

    /**
     * SDXL has two text encoders, the refiner the second one alone, SD2 one of OpenCLIP-H's width, SD1 one of another
     * width.
     */
    private void readTextEncoders() {
        Map<String, TensorEntry> first = component("text_encoder", "model");
        Map<String, TensorEntry> second = component("text_encoder_2", "model");
        TensorEntry table = first.get("text_model.embeddings.token_embedding.weight");
        if (!second.isEmpty()) {
            Architecture architecture = first.isEmpty() ? Architecture.SDXL_REFINER : Architecture.SDXL;
            take(first, "conditioner.embedders.0.transformer.", name -> name);
            take(second, architecture.openClipPrefix(), DiffusersText::openClip);
        } else if (table != null && table.rank() == 2 && table.dim(1) == OPEN_CLIP_H_WIDTH) {
            take(first, Architecture.SD2.openClipPrefix(), DiffusersText::openClip);
        } else {
            take(first, "cond_stage_model.transformer.", name -> name);
        }
    }

    private Map<String, TensorEntry> component(String name, String stem) {
        Map<String, TensorEntry> all = new LinkedHashMap<>();
        for (Path part : partsIn(folder.resolve(name), stem)) {
            all.putAll(CheckpointFiles.open(part, files).tensors());
        }
        return all;
    }

    private void take(Map<String, TensorEntry> component, String prefix, UnaryOperator<String> rename) {
        Set<String> taken = new LinkedHashSet<>();
        component.forEach((name, tensor) -> {
            String renamed = prefix + rename.apply(name);
            if (!taken.add(renamed)) {
                throw new UnreadableModelException(
                        Reason.HOSTILE_HEADER, "The folder's tensor " + name + " has the place of another.");
            }
            tensors.put(renamed, tensor);
        });
    }

    private static Path configuration(Path folder, String component) {
        return folder.resolve(component)
                .resolve(component.equals("scheduler") ? "scheduler_config.json" : "config.json");
    }

    private void configure(String component, String key, String metadataKey) {
        Path file = configuration(folder, component);
        if (!Files.isRegularFile(file)) {
            return;
        }
        try {
            if (Files.size(file) > CONFIGURATION_BYTES_MAX) {
                throw new UnreadableModelException(
                        Reason.HOSTILE_HEADER, "The folder's " + component + " configuration is too long.");
            }
            topLevel(file, key).ifPresent(value -> metadata.put(metadataKey, value));
        } catch (IOException broken) {
            throw new UnreadableModelException(
                    Reason.NOT_READABLE, "The folder's " + component + " configuration is not JSON.");
        }
    }

    /** The number or text that a JSON object has under a key; the rest of it is passed over. */
    private static Optional<String> topLevel(Path file, String key) throws IOException {
        Optional<String> found = Optional.empty();
        try (JsonParser json = ForeignJson.FACTORY.createParser(file.toFile())) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return found;
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean wanted = json.currentName().equals(key);
                JsonToken value = json.nextToken();
                if (wanted && value.isScalarValue() && value != JsonToken.VALUE_NULL) {
                    found = Optional.of(json.getText());
                }
                json.skipChildren();
            }
        }
        return found;
    }
}
