package io.civstack.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JacksonException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueTypesTest {

    @Test
    void buzzIsNeverNegative() {
        assertThatThrownBy(() -> Buzz.of(-1)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Buzz.of(3).minus(Buzz.of(4))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Buzz.of(3).times(-1)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void buzzNeverWrapsAround() {
        assertThatThrownBy(() -> Buzz.of(Long.MAX_VALUE).plus(Buzz.of(1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Buzz.of(Long.MAX_VALUE / 2).times(3)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Buzz.of(1).minus(Buzz.of(Long.MAX_VALUE))).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void buzzAddsUp() {
        assertThat(Buzz.of(4).times(3).minus(Buzz.of(2)).plus(Buzz.ZERO)).isEqualTo(Buzz.of(10));
        assertThat(Buzz.of(4)).isGreaterThan(Buzz.of(3));
        assertThat(Buzz.ZERO.isZero()).isTrue();
    }

    /** Refusing text where a number belongs is the codec's business; range and shape are the type's own. */
    @ParameterizedTest
    @ValueSource(strings = {"-1", "9223372036854775808", "{}", "[]"})
    void buzzIsAWholeNumberOnTheWire(String json) {
        assertThatThrownBy(() -> WireJson.MAPPER.readValue(json, Buzz.class)).isInstanceOf(JacksonException.class);
    }

    static List<Function<String, ?>> idReaders() {
        return List.of(HoldId::parse, ImageId::parse, JobId::parse, ModelId::parse, ReviewId::parse);
    }

    @ParameterizedTest
    @MethodSource("idReaders")
    void anIdReadsItsOwnTextAndNothingElse(Function<String, ?> reader) {
        // Given
        String text = "019aabc0-0000-7000-8000-000000000001";

        // Then
        assertThat(reader.apply(text)).hasToString(text);
        Stream.of("", "7", "not-an-id", text + "0", "'; drop table job; --")
                .forEach(wrong -> assertThatThrownBy(() -> reader.apply(wrong))
                        .as(wrong)
                        .isInstanceOf(IllegalArgumentException.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void aUserIdIsNeverBlank(String text) {
        assertThatThrownBy(() -> new UserId(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aUserIdHasAtMost64Characters() {
        assertThat(new UserId("x".repeat(64)).value()).hasSize(64);
        assertThatThrownBy(() -> new UserId("x".repeat(65))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ab", "AB", "zz"})
    void aDigestIs64LowerCaseHexDigits(String start) {
        assertThatThrownBy(() -> new Sha256(start + "0".repeat(63 - start.length())))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Sha256("A".repeat(64))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, 1.01, Double.NaN, Double.POSITIVE_INFINITY})
    void aLabelsScoreLiesBetween0And1(double score) {
        assertThatThrownBy(() -> new Label("a", score, "b@1")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPromptKeepsItsTextOutOfLogs() {
        assertThat(new Prompt("secret words", "none").toString()).doesNotContain("secret", "none");
    }

    @Test
    void decisionsAndRatingsJoinToTheHigherOne() {
        for (Decision one : Decision.values()) {
            for (Decision other : Decision.values()) {
                assertThat(one.join(other)).isEqualTo(other.join(one)).isGreaterThanOrEqualTo(one);
            }
        }
        assertThat(Rating.PG.join(Rating.XXX).join(Rating.R)).isEqualTo(Rating.XXX);
        assertThat(Stream.of(Decision.values()).filter(Decision::visibleToOwner))
                .containsExactly(Decision.ALLOW, Decision.RATE, Decision.REVIEW);
    }
}
