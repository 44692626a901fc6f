package io.civstack.generation.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.civstack.events.Buzz;
import io.civstack.events.ModelFamily;
import io.civstack.generation.price.Quote.Factor;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceListTest {

    private static final PriceList PRICES =
            new PriceList("test", Map.of(ModelFamily.SD1, new PriceList.Rate(4, 262_144, 20)));

    @ParameterizedTest
    @CsvSource({
        "512, 512, 20, 4",
        "512, 512, 21, 5",
        "512, 520, 20, 5",
        "512, 512, 5, 1",
        "128, 128, 20, 1",
        "64, 64, 1, 1",
        "2048, 2048, 150, 480"
    })
    void roundsThePriceOfOnePictureUpOnce(int width, int height, int steps, long unit) {
        // When
        Quote quote = PRICES.quote(ModelFamily.SD1, width, height, steps, 1).orElseThrow();

        // Then
        assertThat(quote.unitPrice()).isEqualTo(Buzz.of(unit));
    }

    @Test
    void multipliesTheRoundedUnitPriceByTheCount() {
        // When
        Quote quote = PRICES.quote(ModelFamily.SD1, 512, 512, 21, 4).orElseThrow();

        // Then
        assertThat(quote.total()).isEqualTo(Buzz.of(20));
        assertThat(quote.factors())
                .containsExactly(new Factor("base", 4), new Factor("size", 1), new Factor("steps", 1.05));
    }

    @Test
    void hasNoQuoteForAFamilyWithoutAPrice() {
        // When
        var quote = PRICES.quote(ModelFamily.FLUX, 512, 512, 20, 1);

        // Then
        assertThat(quote).isEmpty();
    }

    @Test
    void refusesATotalThatIsNotCountTimesUnit() {
        // When
        // Then
        assertThatThrownBy(() -> new Quote(Buzz.of(4), 2, Buzz.of(7), "test", List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void readsThePublishedFile() throws IOException {
        // Given
        InputStream file = PriceList.class.getResourceAsStream("/prices/images-2026-11.json");

        // When
        PriceList published = new ObjectMapper().readValue(Objects.requireNonNull(file), PriceList.class);

        // Then
        assertThat(published.version()).isEqualTo("images-2026-11");
        assertThat(published.families()).containsOnlyKeys(ModelFamily.values());
        assertThat(published
                        .quote(ModelFamily.SD1, 128, 128, 20, 1)
                        .orElseThrow()
                        .total())
                .isEqualTo(Buzz.of(1));
    }
}
