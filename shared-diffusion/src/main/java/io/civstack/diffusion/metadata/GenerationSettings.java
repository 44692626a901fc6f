package io.civstack.diffusion.metadata;

import io.civstack.diffusion.prompt.Emphasis;
import io.civstack.diffusion.request.MaskedContent;
import io.civstack.diffusion.sampler.NamedSampler;
import io.civstack.diffusion.sampler.Samplers;
import io.civstack.diffusion.schedule.Schedule;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The settings of an infotext that can be drawn again, understood: numbers are numbers, names are names of the
 * catalogue. What is missing, unreadable or unknown ("Sampler: Undefined") is empty, never guessed.
 *
 * @param sampler a name of {@link Samplers}, without a schedule
 * @param schedule said by its own field or by the sampler's name ({@code DPM++ 2M Karras}); where the field says
 *     "Automatic", the one that the name implies
 * @param cfg the guidance scale; for distilled models see the other one
 * @param distilledCfg the guidance that is an input of the network (Flux)
 * @param modelHash the short hash of the checkpoint
 * @param emphasis what the weights in the prompts do
 * @param maskedContent what was under the mask before that was drawn anew; A1111 says nothing where the picture stayed
 */
public record GenerationSettings(
        OptionalInt steps,
        Optional<String> sampler,
        Optional<Schedule> schedule,
        OptionalDouble cfg,
        OptionalDouble distilledCfg,
        OptionalLong seed,
        OptionalInt width,
        OptionalInt height,
        OptionalInt clipSkip,
        OptionalDouble denoisingStrength,
        Optional<String> modelHash,
        Optional<Emphasis> emphasis,
        Optional<MaskedContent> maskedContent) {

    private static final Pattern DECIMAL =
            Pattern.compile("(\\d{1,9}(\\.\\d{0,18})?|\\.\\d{1,18})([eE][+-]?\\d{1,2})?");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,6})\\s*x\\s*(\\d{1,6})");

    /** Reads the settings of an infotext. */
    public static GenerationSettings of(Infotext infotext) {
        Map<String, String> parameters = infotext.parameters();
        String sampler = parameters.getOrDefault("Sampler", "");
        Optional<NamedSampler> named = Samplers.named(sampler);
        Matcher size = SIZE.matcher(parameters.getOrDefault("Size", ""));
        boolean sized = size.matches();
        return new GenerationSettings(
                whole(parameters.getOrDefault("Steps", "")),
                named.map(NamedSampler::name),
                schedule(parameters.getOrDefault("Schedule type", ""), sampler, named),
                decimal(parameters.getOrDefault("CFG scale", "")),
                decimal(parameters.getOrDefault("Distilled CFG Scale", "")),
                seed(parameters.getOrDefault("Seed", "")),
                sized ? whole(size.group(1)) : OptionalInt.empty(),
                sized ? whole(size.group(2)) : OptionalInt.empty(),
                whole(parameters.getOrDefault("Clip skip", "")),
                decimal(parameters.getOrDefault("Denoising strength", "")),
                Optional.ofNullable(parameters.get("Model hash")).filter(hash -> hash.matches("[0-9a-fA-F]{8,64}")),
                Optional.ofNullable(parameters.get("Emphasis")).flatMap(Emphasis::named),
                Optional.ofNullable(parameters.get("Masked content")).flatMap(MaskedContent::named));
    }

    /**
     * What the field says; else what the sampler's name says at its end, or implies where the field says that it shall
     * decide.
     */
    private static Optional<Schedule> schedule(String field, String sampler, Optional<NamedSampler> named) {
        boolean nameDecides = field.strip().equalsIgnoreCase(Schedule.AUTOMATIC);
        return Schedule.named(field)
                .or(() -> named.filter(known -> nameDecides || !known.name().equalsIgnoreCase(sampler.strip()))
                        .map(NamedSampler::schedule));
    }

    private static OptionalInt whole(String text) {
        OptionalLong number = seed(text);
        return number.isPresent() && number.getAsLong() <= Integer.MAX_VALUE
                ? OptionalInt.of((int) number.getAsLong())
                : OptionalInt.empty();
    }

    private static OptionalLong seed(String text) {
        boolean readable = text.strip().matches("\\d{1,18}");
        return readable ? OptionalLong.of(Long.parseLong(text.strip())) : OptionalLong.empty();
    }

    /** Not negative; Java and Python write small numbers with an exponent, 1.0E-4 and 1e-05. */
    private static OptionalDouble decimal(String text) {
        boolean readable = DECIMAL.matcher(text.strip()).matches();
        return readable ? OptionalDouble.of(Double.parseDouble(text.strip())) : OptionalDouble.empty();
    }
}
