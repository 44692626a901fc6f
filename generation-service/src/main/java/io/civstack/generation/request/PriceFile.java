package io.civstack.generation.request;

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

/** Reads the configured price file; the service does not start without a price for every family. */
@ApplicationScoped
class PriceFile {

    @Produces
    @Singleton
    PriceList inForce(GenerationConfig config, ObjectMapper json) {
        String name = config.jobs().priceFile();
        try (InputStream file = PriceFile.class.getResourceAsStream("/prices/" + name)) {
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
