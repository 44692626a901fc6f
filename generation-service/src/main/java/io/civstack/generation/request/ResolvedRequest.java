package io.civstack.generation.request;

import io.civstack.events.Resource;
import io.civstack.generation.price.Quote;
import io.civstack.generation.recipe.Recipe;

/** A request that can be carried out, and what it costs. */
public record ResolvedRequest(Recipe recipe, Resource model, Quote quote) {}
