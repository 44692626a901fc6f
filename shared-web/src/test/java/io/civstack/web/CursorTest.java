package io.civstack.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @Test
    void readsBackWhatItWrote() {
        // Given
        Instant at = Instant.parse("2026-11-22T12:00:00.123456Z");
        UUID id = new UUID(7, 9);

        // When
        Cursor read = Cursor.parse(Cursor.after(at, id, 42L, "a b").toString());

        // Then
        assertThat(read).isNotNull();
        assertThat(read.instant(0)).isEqualTo(at);
        assertThat(read.uuid(1)).isEqualTo(id);
        assertThat(read.number(2)).isEqualTo(42);
        assertThat(read.text(3)).isEqualTo("a b");
    }

    @Test
    void startsAtTheBeginningWithoutOne() {
        assertThat(Cursor.parse(null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "%%%", "MQ", "Mh9h"})
    void refusesWhatNobodyGaveOut(String text) {
        assertInvalid(() -> Cursor.parse(text));
    }

    @Test
    void refusesOneThatIsTooLong() {
        assertInvalid(() -> Cursor.parse("x".repeat(Cursor.TEXT_CHARACTERS_MAX + 1)));
    }

    @Test
    void refusesOneOfAnotherList() {
        // Given
        Cursor cursor = Cursor.parse(Base64.getUrlEncoder().encodeToString("1\u001fmango".getBytes(UTF_8)));
        assertThat(cursor).isNotNull();

        // Then
        assertInvalid(() -> cursor.instant(0));
        assertInvalid(() -> cursor.uuid(0));
        assertInvalid(() -> cursor.number(0));
        assertInvalid(() -> cursor.text(1));
    }

    private static void assertInvalid(ThrowingCallable reading) {
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo("web/cursor-invalid"));
    }
}
