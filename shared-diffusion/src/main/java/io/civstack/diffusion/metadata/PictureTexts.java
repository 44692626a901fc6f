package io.civstack.diffusion.metadata;

import java.util.Map;
import java.util.Optional;

/**
 * The texts in a picture file by their names: {@code parameters} (infotext), {@code prompt} and {@code workflow}
 * (ComfyUI), and whatever else a PNG carries. Reading never fails: what is damaged, too long or unknown is left out.
 */
public final class PictureTexts {

    private PictureTexts() {}

    /** The texts of a PNG, JPEG or WebP file; none for anything else. */
    public static Map<String, String> of(byte[] file) {
        if (PngTexts.isPng(file)) {
            return PngTexts.of(file);
        }
        if (Jpeg.isJpeg(file)) {
            return Jpeg.texts(file);
        }
        return Webp.isWebp(file) ? Webp.texts(file) : Map.of();
    }

    /** How a picture says it was made: by its infotext, else by its ComfyUI graph. */
    public static Optional<Infotext> infotext(byte[] file) {
        Map<String, String> texts = of(file);
        String parameters = texts.getOrDefault(Png.PARAMETERS, "");
        if (!parameters.isBlank()) {
            return Optional.of(Infotext.parse(parameters));
        }
        return Optional.ofNullable(texts.get("prompt")).flatMap(ComfyGraph::read);
    }
}
