package io.civstack.diffusion.pipeline.inpaint;

import io.civstack.diffusion.picture.Mask;
import io.civstack.diffusion.picture.MaskFill;
import io.civstack.diffusion.picture.Picture;
import io.civstack.diffusion.picture.Resampling;
import io.civstack.diffusion.request.MaskedContent;
import io.civstack.diffusion.request.StartingPicture;
import io.civstack.diffusion.request.TextToImage;
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
public record ImageToImageInput(
        Picture whole, Optional<Mask> given, CropRegion part, CropRegion inner, Picture picture, Optional<Mask> mask) {

    public static ImageToImageInput of(StartingPicture from, TextToImage text) {
        int width = text.width();
        int height = text.height();
        CropRegion all = new CropRegion(0, 0, width, height);
        return from.only()
                .flatMap(only -> from.mask().map(mask -> CropRegion.around(mask, only.paddingPx(), width, height)))
                .map(part -> of(from, from.picture(), part, part.on(width, height), all))
                .orElseGet(() -> of(from, Resampling.lanczos(from.picture(), width, height), all, all, all));
    }

    private static ImageToImageInput of(
            StartingPicture from, Picture whole, CropRegion part, CropRegion inner, CropRegion all) {
        CropRegion frame = inner.frame(all.width(), all.height());
        Picture cut = frame.of(Resampling.lanczos(part.of(whole), inner.width(), inner.height()));
        Optional<Mask> mask =
                from.mask().map(given -> frame.of(Resampling.lanczos(part.of(given), inner.width(), inner.height())));
        // Noise and nothing come over filled colours, as latents beside the mask show a little of what is under it.
        Picture seen = mask.filter(where -> from.content() != MaskedContent.ORIGINAL)
                .map(where -> MaskFill.fill(cut, where))
                .orElse(cut);
        return new ImageToImageInput(whole, from.mask(), part, inner, seen, mask);
    }

    /** What becomes of a drawn picture. Outside the mask it is the old one to the pixel, whatever the autoencoder makes of that. */
    public Picture finished(Picture drawn) {
        return given.map(where -> where.compose(
                        whole, part.pasted(whole, Resampling.lanczos(inner.of(drawn), part.width(), part.height()))))
                .orElse(drawn);
    }
}
