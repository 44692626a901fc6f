package io.civstack.diffusion.bench;

/** The autoencoder that all architectures share in shape: 128, 256, 512, 512 channels, 83.7 million weights. */
final class VaeShapes {

    private static final long[] WIDTHS = {128, 256, 512, 512};
    private static final String VAE = "first_stage_model.";

    private VaeShapes() {}

    static void addTo(CheckpointShapes shapes) {
        long top = WIDTHS[WIDTHS.length - 1];
        shapes.conv(VAE + "quant_conv", 8, 8, 1);
        shapes.conv(VAE + "post_quant_conv", 4, 4, 1);
        shapes.conv(VAE + "encoder.conv_in", 3, WIDTHS[0], 3);
        long width = WIDTHS[0];
        for (int level = 0; level < WIDTHS.length; level++) {
            String name = VAE + "encoder.down." + level;
            width = blocks(shapes, name, width, WIDTHS[level], 2);
            if (level < WIDTHS.length - 1) {
                shapes.conv(name + ".downsample.conv", width, width, 3);
            }
        }
        middle(shapes, VAE + "encoder.mid", top);
        shapes.norm(VAE + "encoder.norm_out", top);
        shapes.conv(VAE + "encoder.conv_out", top, 8, 3);
        shapes.conv(VAE + "decoder.conv_in", 4, top, 3);
        middle(shapes, VAE + "decoder.mid", top);
        for (int level = WIDTHS.length - 1; level >= 0; level--) {
            String name = VAE + "decoder.up." + level;
            width = blocks(shapes, name, width, WIDTHS[level], 3);
            if (level > 0) {
                shapes.conv(name + ".upsample.conv", width, width, 3);
            }
        }
        shapes.norm(VAE + "decoder.norm_out", width);
        shapes.conv(VAE + "decoder.conv_out", width, 3, 3);
    }

    private static long blocks(CheckpointShapes shapes, String name, long in, long out, int count) {
        long width = in;
        for (int i = 0; i < count; i++) {
            residual(shapes, name + ".block." + i, width, out);
            width = out;
        }
        return width;
    }

    private static void middle(CheckpointShapes shapes, String name, long width) {
        residual(shapes, name + ".block_1", width, width);
        residual(shapes, name + ".block_2", width, width);
        shapes.norm(name + ".attn_1.norm", width);
        for (String part : new String[] {"q", "k", "v", "proj_out"}) {
            shapes.conv(name + ".attn_1." + part, width, width, 1);
        }
    }

    private static void residual(CheckpointShapes shapes, String name, long in, long out) {
        shapes.norm(name + ".norm1", in);
        shapes.conv(name + ".conv1", in, out, 3);
        shapes.norm(name + ".norm2", out);
        shapes.conv(name + ".conv2", out, out, 3);
        if (in != out) {
            shapes.conv(name + ".nin_shortcut", in, out, 1);
        }
    }
}
