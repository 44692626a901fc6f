package io.civstack.generation.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.events.ModelFamily;
import io.civstack.events.ModelId;
import io.civstack.events.Prompt;
import io.civstack.generation.recipe.Recipe;
import io.civstack.generation.recipe.Settings;
import io.civstack.testing.ScratchSchema;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The migration that makes recipes and recommended settings documents keeps those of existing rows. */
class RecipeMigrationIT {

    private static final String MODEL = "00000000-0000-7000-8000-000000000001";

    private ScratchSchema schema;

    @BeforeEach
    void rowsOfBefore() throws SQLException {
        schema = ScratchSchema.create("recipe_migration", "classpath:db/platform", "classpath:db/migration");
        schema.migrateTo("2");
        schema.run("""
                insert into model (id, publisher, name, kind, state, family, rating, sha256, bytes, width, height,
                    steps, cfg, sampler, schedule, clip_skip, created_at)
                values ('%s', 'p', 'n', 'CHECKPOINT', 'PUBLISHED', 'SD1', 'PG', 's', 1, 512, 768, 25,
                    6.5, 'Euler a', 'normal', 2, now())
                """.formatted(MODEL));
        schema.run("""
                insert into job (id, user_id, created_at, deadline, hold_until, count, unit_price, price_version,
                    model_id, family, prompt, negative_prompt, width, height, steps, cfg, sampler, schedule, seed,
                    clip_skip, state, state_since, due)
                values (gen_random_uuid(), 'anna', now(), now(), now(), 2, 4, 'p', '%s', 'SD1', 'a "red" boat', 'rain',
                    128, 192, 20, 5, 'DPM++ 2M', 'karras', 4294967295, 1, 'SCANNING', now(), now())
                """.formatted(MODEL));
    }

    @AfterEach
    void dropSchema() throws SQLException {
        schema.close();
    }

    @Test
    void makesTheRecipeOfAJobOneDocument() throws SQLException {
        // When
        schema.migrate();

        // Then
        Recipe recipe = JsonDocument.read(schema.read("select recipe from job").getFirst(), Recipe.class);
        assertThat(recipe.model()).isEqualTo(ModelId.parse(MODEL));
        assertThat(recipe.family()).isEqualTo(ModelFamily.SD1);
        assertThat(recipe.prompt()).isEqualTo(new Prompt("a \"red\" boat", "rain"));
        assertThat(recipe.seed()).isEqualTo(4294967295L);
        assertThat(JsonDocument.write(recipe.settings())).contains("""
                "width":128,"height":192,"steps":20,"cfg":5.0,"sampler":"DPM++ 2M","schedule":"karras","clipSkip":1""");
    }

    @Test
    void keepsWhatTheQueueEstimatesBy() throws SQLException {
        // When
        schema.migrate();

        // Then
        assertThat(schema.read("select concat_ws(' ', model_id, family, pixels, steps) from job"))
                .containsExactly(MODEL + " SD1 24576 20");
    }

    @Test
    void keepsWhatAModelRecommends() throws SQLException {
        // When
        schema.migrate();

        // Then
        Settings settings =
                JsonDocument.read(schema.read("select defaults from model").getFirst(), Settings.class);
        assertThat(JsonDocument.write(settings)).contains("""
                "width":512,"height":768,"steps":25,"cfg":6.5,"sampler":"Euler a","schedule":"normal","clipSkip":2""");
    }
}
