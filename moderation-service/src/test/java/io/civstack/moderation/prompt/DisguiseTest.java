package io.civstack.moderation.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.events.Decision;
import io.civstack.moderation.prompt.Screening.Evidence;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way of hiding a word that the normalization undoes; matches point at the words as they were typed. */
class DisguiseTest {

    private static final PromptScreen SCREEN = PromptScreenFixtures.kitchen();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a plate of marzipan",
                "MARZIPAN",
                "MaRzIpAn!",
                "ｍａｒｚｉｐａｎ",
                "𝓂𝒶𝓇𝓏𝒾𝓅𝒶𝓃",
                "🅼🅰🆁🆉🅸🅿🅰🅽",
                "m\u200Bar\u200Dzi\uFEFFpan",
                "mar\u00ADzipan",
                "mar\u202Ezipan",
                "mârzïpàn",
                "m̴̡a̷r̵z̶i̸p̶a̷n̵",
                "маrzіраn",
                "mαrzιpαn",
                "m4rz1p4n",
                "m@rz!pan",
                "marz1pan",
                "marziiiipan",
                "marrrrzipaaaan",
                "m a r z i p a n",
                "m-a-r-z-i-p-a-n",
                "m.a.r.z.i.p.a.n",
                "m_a_r_z_i_p_a_n",
                "marz ipan",
                "mar zipan",
                "(marzipan:1.3)",
                "((marzipan))",
                "[marzipan:0.4]",
                "mar(zip)an",
                "{marzipan|nougat}",
                "<lora:marzipan:0.8>",
                "<lora:pretty_marzipan_v2:0.8>",
                "cake BREAK marzipan AND cream",
                "__marzipan__",
                "themarzipan",
                "marzipanwiththe",
                "mrazipan",
                "mazipan",
                "1marzipan",
                "m 4 r z 1 p 4 n",
                "sw33t t00th",
                "(sweet:1.1) (tooth:1.2)",
                "sweettooth",
                "marzipan's"
            })
    void findsTheWordBehind(String disguise) {
        assertThat(SCREEN.screen(PromptScreenFixtures.positive(disguise)).decision())
                .isEqualTo(Decision.BLOCK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "martian and zippers",
                "the marzipanoid",
                "mar, zip and pan",
                "a map of Tarzan",
                "sweet dreams, sore tooth",
                "the marzipan museum at dusk",
                "",
                "   ",
                "🎨🖼️✨",
                "1girl, solo, masterpiece, 8k, (best quality:1.4)"
            })
    void leavesOtherWordsAlone(String harmless) {
        assertThat(SCREEN.screen(PromptScreenFixtures.positive(harmless)).decision())
                .isEqualTo(Decision.ALLOW);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "a plate of marzipan please#marzipan",
                "cake, m a r z i p a n, cream#m a r z i p a n",
                "cake, (m4rz1pan:1.2), cream#m4rz1pan",
                "cake, marziiiiipan, cream#marziiiiipan",
                "cake, ｍａｒｚｉｐａｎ, cream#ｍａｒｚｉｐａｎ",
                "cake, thewithmarzipan, cream#marzipan"
            })
    void pointsAtTheWordsAsTheyWereTyped(String prompt, String words) {
        List<Evidence> evidence =
                SCREEN.screen(PromptScreenFixtures.positive(prompt)).evidence();

        assertThat(evidence)
                .extracting(found -> prompt.substring(found.from(), found.to()))
                .contains(words);
    }

    @Test
    void skipsWhatCanNotBeSeenWhenItPoints() {
        // Given
        String prompt = "x m\u200Bar\u200Bzipan y";

        // When
        Evidence found =
                SCREEN.screen(PromptScreenFixtures.positive(prompt)).evidence().getFirst();

        // Then
        assertThat(prompt.substring(found.from(), found.to())).isEqualTo("m\u200Bar\u200Bzipan");
    }
}
