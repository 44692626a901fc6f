package io.civstack.generation.settings;

import io.civstack.generation.recipe.Settings;
import io.civstack.web.FieldProblems;
import io.civstack.web.Problem;
import java.math.BigDecimal;
import java.util.function.ToDoubleFunction;

/**
 * In which range a setting lies, and the refusal of what lies outside.
 *
 * @param field its name in a request
 * @param min the smallest value that is taken
 * @param max the largest one
 */
record SettingRange(String field, ToDoubleFunction<Settings> setting, double min, double max, Problem outside) {

    /** For a setting whose refusal has the common code. */
    static SettingRange of(String field, ToDoubleFunction<Settings> setting, double min, double max, String advice) {
        return of(field, setting, min, max, "generation/setting-out-of-range", field + " lies in", advice);
    }

    /**
     * @param code of the refusal
     * @param subject begins the sentence of the refusal, which the range ends
     * @param advice what to do
     */
    static SettingRange of(
            String field,
            ToDoubleFunction<Settings> setting,
            double min,
            double max,
            String code,
            String subject,
            String advice) {
        String sentence = subject + " " + text(min) + " to " + text(max) + ".";
        return new SettingRange(field, setting, min, max, Problem.of(422, code, sentence, advice));
    }

    private static String text(double bound) {
        return BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString();
    }

    /** Not a number lies outside of every range. */
    void check(Settings settings, FieldProblems problems) {
        double value = setting.applyAsDouble(settings);
        if (!(value >= min && value <= max)) {
            problems.add(field, outside);
        }
    }
}
