package io.civstack.diffusion.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.diffusion.picture.Picture;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is written into a file must be read from it, letter by letter: every prompt with every set of parameters, in
 * every format.
 */
class PictureRoundTripTest {

    private static final Picture PICTURE = new Picture(5, 3, new byte[5 * 3 * 3]);

    private static final List<String> PROMPTS = List.of(
            "",
            "a cat",
            "a cat, sitting: on a mat",
            "two\nlines",
            "a paragraph\n\nand another",
            "(a:1.2), [b], [c:d:0.5], [e|f], <lora:foo bar:0.8> BREAK g AND h :1.1",
            "\"quoted\" and 'single' and `ticks`",
            "back\\slash \\( \\)",
            "一只猫, 写真",
            "🦊🔥 emoji 👨‍👩‍👧‍👦",
            "مرحبا بالعالم",
            "e\u0301 and é and ﬁ",
            "Ã© looks like UTF-8 in Latin-1",
            "naïve café ½ ²",
            "tab\tinside",
            "Size: 10x10, Seed: 5",
            "Steps: 20 of the way",
            "Steps: 1\nSteps: 2, Seed: 3\nend",
            "a: b, c: d, e: f\nand more",
            "{\"json\": [1, 2, {\"a\": null}]}",
            "{{curly}} {a|b}",
            "says Negative prompt: no",
            "<xml attribute=\"1\"/> &amp; %20",
            "null\u0001control\u007F",
            "trailing comma,",
            ", leading comma",
            ":::",
            "word ".repeat(1000).strip(),
            "\u200Bzero\u200Bwidth\u200B",
            "𝕬 astral letters 𐍈");

    private static final List<Map<String, String>> PARAMETERS = List.of(
            of("Steps", "20", "Sampler", "Euler a", "CFG scale", "7", "Seed", "4294967295", "Size", "512x768"),
            of("Steps", "20", "Sampler", "DPM++ 2M", "Schedule type", "Karras", "Seed", "0", "Clip skip", "2"),
            of("Steps", "28", "Lora hashes", "foo: abc, bar: def", "TI hashes", "bad: 1", "Version", "v1.10.1"),
            of("Steps", "28", "Note", "line\nbreak", "Quote", "say \"hi\"", "Backslash", "a\\b"),
            of("Steps", "28", "Civitai resources", "[{\"type\":\"lora\",\"modelName\":\"a, b: c\"}]", "Seed", "1"),
            of("Steps", "28", "Hashes", "{\"model\":\"0123456789\"}", "Civitai metadata", "{}", "Seed", "1"),
            of("Steps", "28", "Model", "foo [abc]", "Odd", "[not json", "Odder", "{\"a\":1} tail", "Pad", " padded "),
            of("Steps", "28", "Empty", "", "Unicode", "猫, 🦊", "Separator", "a\u2028b", "Next line", "a\u0085b"),
            of("a", "1", "b", "2", "c", "3"),
            of("Steps", "28", "Comma", ",", "Colon", ":", "Quote", "\"", "Bracket", "]"),
            of("Steps", "20", "ADetailer model 2nd", "hand.pt", "CFG mode/min", "on", "Face-fix", "off"));

    enum Format {
        PNG,
        JPEG,
        WEBP;

        byte[] file(String infotext) {
            return switch (this) {
                case PNG -> Png.encode(PICTURE, infotext);
                case JPEG -> Jpeg.encode(PICTURE, 0.9f, infotext);
                case WEBP -> Webp.withInfotext(WebpTest.LOSSLESS_PIXEL, infotext);
            };
        }
    }

    record Trip(Infotext infotext, Format format) {}

    static Stream<Trip> trips() {
        return IntStream.range(0, PROMPTS.size() * PARAMETERS.size()).mapToObj(i -> {
            String negative = PROMPTS.get((7 * i + 3) % PROMPTS.size());
            Infotext infotext =
                    new Infotext(PROMPTS.get(i / PARAMETERS.size()), negative, PARAMETERS.get(i % PARAMETERS.size()));
            return new Trip(infotext, Format.values()[i % 3]);
        });
    }

    @ParameterizedTest
    @MethodSource("trips")
    void readsWhatWasWritten(Trip trip) {
        // Given
        byte[] file = trip.format().file(trip.infotext().write());

        // When
        Infotext read = PictureTexts.infotext(file).orElseThrow();

        // Then
        assertThat(read).isEqualTo(trip.infotext());
    }

    private static Map<String, String> of(String... pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
