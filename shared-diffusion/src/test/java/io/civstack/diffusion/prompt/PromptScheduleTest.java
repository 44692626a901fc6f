package io.civstack.diffusion.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prompt editing over ten steps, as A1111 documents it. */
class PromptScheduleTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "test # 10=test",
                "a [b:3] # 3=a .|10=a b",
                "a [b: 3] # 3=a .|10=a b",
                "a [[[b]]:2] # 2=a .|10=a [[b]]",
                "[(a:2):3] # 3=|10=(a:2)",
                "a [b : c : 1] d # 1=a b  d|10=a  c  d",
                "a[b:[c:d:2]:1]e # 1=abe|2=ace|10=ade",
                "a [unbalanced # 10=a [unbalanced",
                "a [b:.5] c # 5=a  c|10=a b c",
                "((a][:b:c [d:3] # 3=((a][:b:c .|10=((a][:b:c d",
                "[a::4]b # 4=ab|10=b",
                "a [b] (c:1.2) # 10=a [b] (c:1.2)",
                "a \\[b:3\\] # 10=a \\[b:3\\]",
                "[a:b:0] # 10=b",
                "[a:b:30] # 10=a",
            })
    void switchesOnce(String prompt, String expected) {
        // When
        PromptSchedule schedule = PromptSchedule.of(prompt, 10);

        // Then
        String written = schedule.intervals().stream()
                .map(interval -> interval.lastStep() + "=" + interval.text())
                .collect(Collectors.joining("|"));
        assertThat(written).isEqualTo(expected.replace(".|", "|"));
    }

    @Test
    void takesTurnsEveryStep() {
        // When
        PromptSchedule schedule = PromptSchedule.of("[fe|||]male", 10);

        // Then
        assertThat(schedule.intervals())
                .extracting(PromptSchedule.Interval::text)
                .isEqualTo(
                        List.of("female", "male", "male", "male", "female", "male", "male", "male", "female", "male"));
    }

    @Test
    void keepsTheFirstTextThroughItsLastStep() {
        // When
        PromptSchedule schedule = PromptSchedule.of("[a:b:3]", 10);

        // Then
        assertThat(schedule.textAt(3)).isEqualTo("a");
        assertThat(schedule.textAt(4)).isEqualTo("b");
        assertThat(schedule.textAt(10)).isEqualTo("b");
    }

    @ParameterizedTest
    @CsvSource({"a [b:.5] c, 10=a b c", "a [b:1.5] c, 5=a  c|10=a b c", "a [b:14] c, 4=a  c|10=a b c"})
    void countsTheSecondPassOnFromTheFirst(String prompt, String expected) {
        // When
        PromptSchedule schedule = PromptSchedule.ofSecondPass(prompt, 10, 10);

        // Then
        String written = schedule.intervals().stream()
                .map(interval -> interval.lastStep() + "=" + interval.text())
                .collect(Collectors.joining("|"));
        assertThat(written).isEqualTo(expected);
    }

    @Test
    void readsSixThousandOpenBracketsInOnePass() {
        // Given
        String prompt = "[(".repeat(3000);

        // When
        PromptSchedule schedule = PromptSchedule.of(prompt, 150);

        // Then
        assertThat(schedule.textAt(0)).isEqualTo(prompt);
    }
}
