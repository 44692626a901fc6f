package io.civstack.generation.images;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.civstack.events.ModelFamily;
import io.civstack.generation.GenerationConfig;
import io.civstack.generation.price.PriceList;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;

/** Reads the price file that is in force; a service without a price for every family does not start. */
@ApplicationScoped
class Prices {

    @Produces
    @Singleton
    PriceList inForce(GenerationConfig config, ObjectMapper json) {
        String name = config.jobs().priceFile();
        try (InputStream file = Prices.class.getResourceAsStream("/prices/" + name)) {
            if (file == null) {
                throw new IllegalStateException("there is no price file " + name);
            }
            PriceList prices = json.readValue(file, PriceList.class);
            if (!prices.families().keySet().containsAll(Set.of(ModelFamily.values()))) {
                throw new IllegalStateException("the price file " + name + " does not price every family");
            }
            return prices;
        } catch (IOException e) {
            throw new UncheckedIOException("the price file cannot be read: " + name, e);
        }
    }
}
