package io.civstack.diffusion.pipeline;

import io.civstack.diffusion.Mask;
import io.civstack.diffusion.MaskedContent;
import io.civstack.diffusion.Picture;
import io.civstack.diffusion.StartingPicture;
import io.civstack.diffusion.TextToImage;
import io.civstack.diffusion.resample.Resampling;
import io.civstack.diffusion.resample.Surroundings;
import java.util.Optional;

/**
 * A picture to change as the networks see it, and the way back.
 *
 * @param whole the picture that what is drawn becomes a part of
 * @param given the whole's mask
 * @param part of the whole that is drawn
 * @param inner where that part lies on what is drawn; around it its edge goes on
 * @param picture of the request's size
 * @param mask of the request's size
 */
record Canvas(Picture whole, Optional<Mask> given, CutOut part, CutOut inner, Picture picture, Optional<Mask> mask) {

    static Canvas of(StartingPicture from, TextToImage text) {
        int width = text.width();
        int height = text.height();
        CutOut all = new CutOut(0, 0, width, height);
        return from.only()
                .flatMap(only -> from.mask().map(mask -> CutOut.around(mask, only.paddingPx(), width, height)))
                .map(part -> of(from, from.picture(), part, part.on(width, height), all))
                .orElseGet(() -> of(from, Resampling.lanczos(from.picture(), width, height), all, all, all));
    }

    private static Canvas of(StartingPicture from, Picture whole, CutOut part, CutOut inner, CutOut all) {
        CutOut frame = inner.frame(all.width(), all.height());
        Picture cut = frame.of(Resampling.lanczos(part.of(whole), inner.width(), inner.height()));
        Optional<Mask> mask =
                from.mask().map(given -> frame.of(Resampling.lanczos(part.of(given), inner.width(), inner.height())));
        // Noise and nothing come over filled colours, as latents beside the mask show a little of what is under it.
        Picture seen = mask.filter(where -> from.content() != MaskedContent.ORIGINAL)
                .map(where -> Surroundings.fill(cut, where))
                .orElse(cut);
        return new Canvas(whole, from.mask(), part, inner, seen, mask);
    }

    /** What becomes of a drawn picture. Outside the mask it is the old one to the pixel, whatever the autoencoder makes of that. */
    Picture finished(Picture drawn) {
        return given.map(where -> where.compose(
                        whole, part.pasted(whole, Resampling.lanczos(inner.of(drawn), part.width(), part.height()))))
                .orElse(drawn);
    }
}
