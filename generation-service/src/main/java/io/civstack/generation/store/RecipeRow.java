package io.civstack.generation.store;

import io.civstack.database.Columns;
import io.civstack.events.ModelFamily;
import io.civstack.events.ModelId;
import io.civstack.events.Prompt;
import io.civstack.generation.job.Recipe;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The columns of a job's row that say what is to be drawn. */
public final class RecipeRow {

    private RecipeRow() {}

    public static Recipe read(ResultSet row) throws SQLException {
        return new Recipe(
                new ModelId(Columns.uuid(row, "model_id")),
                Columns.constant(row, "family", ModelFamily.class),
                new Prompt(Columns.text(row, "prompt"), Columns.text(row, "negative_prompt")),
                row.getInt("width"),
                row.getInt("height"),
                row.getInt("steps"),
                row.getDouble("cfg"),
                Columns.text(row, "sampler"),
                Columns.text(row, "schedule"),
                row.getLong("seed"),
                row.getInt("clip_skip"));
    }
}
