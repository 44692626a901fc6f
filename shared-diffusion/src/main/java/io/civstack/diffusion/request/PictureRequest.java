package io.civstack.diffusion.request;

import java.util.Optional;

/**
 * All that can be asked of a drawing.
 *
 * @param text what to draw
 * @param options finer settings
 * @param start a picture to change; empty to draw from nothing
 * @param hires a second pass at a larger size; not together with a mask
 */
public record PictureRequest(
        TextToImage text, AdvancedOptions options, Optional<StartingPicture> start, Optional<HiresFix> hires) {

    public PictureRequest {
        boolean masked = start.flatMap(StartingPicture::mask).isPresent();
        if (masked && hires.isPresent()) {
            throw new IllegalArgumentException("a masked change has no second pass");
        }
        start.ifPresent(from -> requireMaskThatFits(from, text));
    }

    private static void requireMaskThatFits(StartingPicture from, TextToImage text) {
        boolean alone = from.only().isPresent();
        int width = alone ? from.picture().width() : text.width();
        int height = alone ? from.picture().height() : text.height();
        if (from.mask()
                .filter(mask -> mask.width() != width || mask.height() != height)
                .isPresent()) {
            throw new IllegalArgumentException("the mask must have the size of the picture");
        }
    }

    /** From the prompt alone. */
    public static PictureRequest of(TextToImage text) {
        return new PictureRequest(text, AdvancedOptions.DEFAULTS, Optional.empty(), Optional.empty());
    }

    /** The same with other fine settings. */
    public PictureRequest with(AdvancedOptions other) {
        return new PictureRequest(text, other, start, hires);
    }

    /** The same, changing a picture. */
    public PictureRequest from(StartingPicture picture) {
        return new PictureRequest(text, options, Optional.of(picture), hires);
    }

    /**
     * The picture that comes so many places later in a series, as A1111 counts: with the next seeds, or, where it varies by sub-seed, with the next
     * sub-seeds of the same seed.
     */
    public PictureRequest later(int places) {
        if (options.subSeedStrength() > 0) {
            return with(options.varied(options.subSeed() + places, options.subSeedStrength()));
        }
        return new PictureRequest(text.withSeed(text.seed() + places), options, start, hires);
    }

    /** The same with a second pass. */
    public PictureRequest with(HiresFix pass) {
        return new PictureRequest(text, options, start, Optional.of(pass));
    }
}
