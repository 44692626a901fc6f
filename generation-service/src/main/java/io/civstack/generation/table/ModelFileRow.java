package io.civstack.generation.table;

import io.civstack.generation.model.ModelPart;
import jakarta.persistence.Embeddable;

/** A row of {@code model_file}. */
@Embeddable
public record ModelFileRow(String path, String sha256, long bytes) {

    static ModelFileRow of(ModelPart part) {
        return new ModelFileRow(part.path(), part.sha256(), part.bytes());
    }

    ModelPart toPart() {
        return new ModelPart(path, sha256, bytes);
    }
}
