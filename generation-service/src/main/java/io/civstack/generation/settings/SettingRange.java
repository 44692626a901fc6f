package io.civstack.generation.settings;

import io.civstack.generation.recipe.Settings;
import io.civstack.web.Problem;
import java.math.BigDecimal;
import java.util.function.ToDoubleFunction;

/**
 * In which range a setting lies, and the refusal of what lies outside.
 *
 * @param min the smallest value that is taken
 * @param max the largest one
 */
record SettingRange(ToDoubleFunction<Settings> setting, double min, double max, Problem outside) {

    /** For a setting whose refusal has the common code. */
    static SettingRange of(ToDoubleFunction<Settings> setting, double min, double max, String name, String advice) {
        return of(setting, min, max, "generation/setting-out-of-range", name + " lies in", advice);
    }

    /**
     * @param code of the refusal
     * @param subject begins the sentence of the refusal, which the range ends
     * @param advice what to do
     */
    static SettingRange of(
            ToDoubleFunction<Settings> setting, double min, double max, String code, String subject, String advice) {
        String sentence = subject + " " + text(min) + " to " + text(max) + ".";
        return new SettingRange(setting, min, max, Problem.of(422, code, sentence, advice));
    }

    private static String text(double bound) {
        return BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString();
    }

    /** Not a number lies outside of every range. */
    void require(Settings settings) {
        double value = setting.applyAsDouble(settings);
        if (!(value >= min && value <= max)) {
            throw outside.exception();
        }
    }
}
