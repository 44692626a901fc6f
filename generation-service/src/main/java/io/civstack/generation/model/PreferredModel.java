package io.civstack.generation.model;

import io.civstack.events.ModelFamily;
import io.civstack.events.ModelId;
import io.civstack.generation.recipe.Settings;

/** The model that is taken when a request names none, as far as a worker needs it to get ready. */
public record PreferredModel(ModelId id, ModelFamily family, Settings defaults) {}
