package io.civstack.generation.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.events.ModelFamily;
import io.civstack.events.ModelId;
import io.civstack.events.Prompt;
import io.civstack.generation.recipe.Recipe;
import io.civstack.generation.recipe.Settings;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JsonDocumentTest {

    @Test
    void readsTheRecipeThatItWrote() {
        // Given
        Recipe recipe = new Recipe(
                new ModelId(new UUID(0, 1)), ModelFamily.SD1, new Prompt("a boat", "blurry"), Settings.PLAIN, 7);

        // When
        Recipe read = JsonDocument.read(JsonDocument.write(recipe), Recipe.class);

        // Then
        assertThat(read).isEqualTo(recipe);
    }

    @Test
    void completesADocumentThatIsOlderThanASetting() {
        // When
        Settings read = JsonDocument.read("{\"steps\": 12}", Settings.class);

        // Then
        assertThat(read).isEqualTo(Settings.PLAIN.withSteps(12));
    }

    @Test
    void ignoresASettingThatIsYoungerThanTheProgram() {
        // When
        Settings read = JsonDocument.read("{\"steps\": 12, \"colour\": \"red\"}", Settings.class);

        // Then
        assertThat(read.steps()).isEqualTo(12);
    }
}
