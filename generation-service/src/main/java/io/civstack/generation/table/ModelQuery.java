package io.civstack.generation.table;

import io.civstack.database.Columns;
import io.civstack.database.Database;
import io.civstack.events.ModelFamily;
import io.civstack.events.ModelId;
import io.civstack.events.ModelKind;
import io.civstack.events.Rating;
import io.civstack.events.Resource;
import io.civstack.events.Sha256;
import io.civstack.generation.model.ModelPart;
import io.civstack.generation.model.PreferredModel;
import io.civstack.generation.recipe.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what workers need of models. */
@ApplicationScoped
public class ModelQuery {

    private static final String FILES = "select path, sha256, bytes from model_file where model_id = ? and path <> ?";

    private static final String RESOURCE = "select id, kind, sha256, rating from model where id = ?";

    private static final String PREFERRED =
            "select * from model where preferred and family = any (string_to_array(?, ','))";

    private final Database database;

    ModelQuery(Database database) {
        this.database = database;
    }

    /** The files that the engine reads: all but the model card. */
    public List<ModelPart> files(ModelId model) {
        return database.list(
                FILES,
                row -> new ModelPart(Columns.text(row, "path"), Columns.text(row, "sha256"), row.getLong("bytes")),
                model.value(),
                ModelPart.CARD);
    }

    /** How events name the model. */
    public Resource resource(ModelId model) {
        return database.first(
                        RESOURCE,
                        row -> new Resource(
                                model,
                                Columns.constant(row, "kind", ModelKind.class),
                                new Sha256(Columns.text(row, "sha256")),
                                1,
                                Columns.constant(row, "rating", Rating.class)),
                        model.value())
                .orElseThrow();
    }

    /** The preferred model if it belongs to one of the families. */
    public Optional<PreferredModel> preferred(Set<ModelFamily> families) {
        return database.first(
                PREFERRED,
                ModelQuery::preferred,
                families.stream().map(ModelFamily::name).collect(Collectors.joining(",")));
    }

    private static PreferredModel preferred(ResultSet row) throws SQLException {
        return new PreferredModel(
                new ModelId(Columns.uuid(row, "id")),
                Columns.constant(row, "family", ModelFamily.class),
                JsonDocument.read(Columns.text(row, "defaults"), Settings.class));
    }
}
