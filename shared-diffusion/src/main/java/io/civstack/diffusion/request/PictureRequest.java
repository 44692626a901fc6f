package io.civstack.diffusion.request;

import java.util.Optional;

/**
 * Everything that a request can ask for: text to image, image to image, inpainting, hires fix.
 *
 * @param text prompt, size, sampler, seed
 * @param options options with defaults
 * @param start the input of image to image; empty for text to image
 * @param hires hires fix; not together with a mask
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

    /** Text to image. */
    public static PictureRequest of(TextToImage text) {
        return new PictureRequest(text, AdvancedOptions.DEFAULTS, Optional.empty(), Optional.empty());
    }

    /** The same with other options. */
    public PictureRequest with(AdvancedOptions other) {
        return new PictureRequest(text, other, start, hires);
    }

    /** The same as image to image. */
    public PictureRequest from(StartingPicture picture) {
        return new PictureRequest(text, options, Optional.of(picture), hires);
    }

    /**
     * The request of a later picture of a series, as A1111 counts: the seed grows by {@code places}, or with a
     * variation seed that one grows and the seed stays.
     */
    public PictureRequest later(int places) {
        if (options.subSeedStrength() > 0) {
            return with(options.varied(options.subSeed() + places, options.subSeedStrength()));
        }
        return new PictureRequest(text.withSeed(text.seed() + places), options, start, hires);
    }

    /** The same with hires fix. */
    public PictureRequest with(HiresFix pass) {
        return new PictureRequest(text, options, start, Optional.of(pass));
    }
}
