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
 * The input picture of image to image, resized or cropped to the size that is generated, and how the result is put
 * back.
 *
 * @param whole the input picture that the result is pasted into
 * @param given the mask of the whole picture
 * @param part the region of the whole that is generated: all of it, or the crop around the mask ("Only masked")
 * @param inner where that region lies in the generated picture; outside of it edge pixels are repeated
 * @param picture the input of the VAE encoder, of the request's size
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
        // "Latent noise" and "latent nothing" are filled as well: latents beside the mask depend on pixels under it.
        Picture seen = mask.filter(where -> from.content() != MaskedContent.ORIGINAL)
                .map(where -> MaskFill.fill(cut, where))
                .orElse(cut);
        return new ImageToImageInput(whole, from.mask(), part, inner, seen, mask);
    }

    /** The result pasted into the input picture. Pixels outside of the mask are those of the input, exactly. */
    public Picture overlaid(Picture drawn) {
        return given.map(where -> where.compose(
                        whole, part.pasted(whole, Resampling.lanczos(inner.of(drawn), part.width(), part.height()))))
                .orElse(drawn);
    }
}
