package io.civstack.diffusion.inspection;

import java.util.List;

/**
 * What the header of a textual inversion says.
 *
 * @param vectors number of token positions that it takes in a prompt
 * @param widths of its vectors, one for each text encoder of the models it is for: 768 for SD1, 1024 for SD2, 768 and
 *     1280 for SDXL
 * @param fileBytes the file's length
 */
public record EmbeddingSummary(int vectors, List<Integer> widths, long fileBytes) {

    public EmbeddingSummary {
        widths = List.copyOf(widths);
    }
}
