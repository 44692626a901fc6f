package io.civstack.diffusion.metadata;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * One model that made a picture, as the infotext value {@code Civitai resources} lists them.
 *
 * @param type checkpoint, lora, embed, vae, ...; empty when unknown
 * @param modelVersionId at Civitai; 0 when unknown
 * @param modelName empty when unknown
 * @param modelVersionName empty when unknown
 * @param weight how strongly it was applied; 1 when not said
 * @param air its name on model sites; empty when unknown
 */
public record CivitaiResource(
        String type, long modelVersionId, String modelName, String modelVersionName, double weight, String air) {

    /** Name of the infotext parameter. */
    public static final String PARAMETER = "Civitai resources";

    /** The rest of a longer list is left out. */
    static final int RESOURCES_MAX = 100;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads a list; entries that are no objects are left out, a text that is no list is an empty one. */
    public static List<CivitaiResource> read(String json) {
        List<CivitaiResource> resources = new ArrayList<>();
        try {
            JsonNode list = JSON.readTree(json);
            if (list.isArray()) {
                for (JsonNode entry : list) {
                    if (entry.isObject() && resources.size() < RESOURCES_MAX) {
                        resources.add(of(entry));
                    }
                }
            }
        } catch (JsonProcessingException noList) {
            return List.of();
        }
        return List.copyOf(resources);
    }

    private static CivitaiResource of(JsonNode entry) {
        JsonNode weight = entry.path("weight").isNumber() ? entry.path("weight") : entry.path("strength");
        return new CivitaiResource(
                entry.path("type").asText(""),
                entry.path("modelVersionId").asLong(0),
                entry.path("modelName").asText(""),
                entry.path("modelVersionName").asText(entry.path("versionName").asText("")),
                weight.isNumber() ? weight.doubleValue() : 1,
                entry.path("air").asText(""));
    }

    /** The list as an infotext value; unknown fields are left out. */
    public static String write(List<CivitaiResource> resources) {
        ArrayNode list = JSON.createArrayNode();
        for (CivitaiResource resource : resources) {
            ObjectNode entry = list.addObject();
            putUnlessEmpty(entry, "type", resource.type());
            if (resource.modelVersionId() != 0) {
                entry.put("modelVersionId", resource.modelVersionId());
            }
            putUnlessEmpty(entry, "modelName", resource.modelName());
            putUnlessEmpty(entry, "modelVersionName", resource.modelVersionName());
            if (resource.weight() != 1) {
                entry.put("weight", resource.weight());
            }
            putUnlessEmpty(entry, "air", resource.air());
        }
        return list.toString();
    }

    private static void putUnlessEmpty(ObjectNode entry, String name, String value) {
        if (!value.isEmpty()) {
            entry.put(name, value);
        }
    }
}
