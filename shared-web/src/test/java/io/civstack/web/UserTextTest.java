package io.civstack.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \t\n",
                "\u00a0\u2003\u3000", // spaces that do not break, wide ones
                "\u200b\u200c\u200d\u2060\ufeff", // zero-width
                "\u202a\u202e\u2066\u200f", // directions
                "\u0301", // an accent on nothing
                "\ufe0f", // a variation of nothing
                "\u3164\u115f\u2800", // fillers
                "\udb40\udc41", // a tag
            })
    void isNoTextWhereNothingCanBeSeen(String text) {
        assertThat(UserText.isVisible(text)).isFalse();
        assertThat(UserText.orEmpty(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "é", "船", "قارب", "🚣", "?", "\u200b.", "1"})
    void isTextWhereSomethingCanBeSeen(String text) {
        assertThat(UserText.isVisible(text)).isTrue();
        assertThat(UserText.orEmpty(text)).isEqualTo(text);
    }

    @Test
    void isNoTextWhenItIsLeftOut() {
        assertThat(UserText.isVisible(null)).isFalse();
        assertThat(UserText.orEmpty(null)).isEmpty();
    }
}
