package io.civstack.diffusion.bench;

/** The autoencoder that all families share in shape: 128, 256, 512, 512 channels, 83.7 million weights. */
final class VaeLayout {

    private static final long[] WIDTHS = {128, 256, 512, 512};
    private static final String VAE = "first_stage_model.";

    private VaeLayout() {}

    static void addTo(Layout layout) {
        long top = WIDTHS[WIDTHS.length - 1];
        layout.conv(VAE + "quant_conv", 8, 8, 1);
        layout.conv(VAE + "post_quant_conv", 4, 4, 1);
        layout.conv(VAE + "encoder.conv_in", 3, WIDTHS[0], 3);
        long width = WIDTHS[0];
        for (int level = 0; level < WIDTHS.length; level++) {
            String name = VAE + "encoder.down." + level;
            width = blocks(layout, name, width, WIDTHS[level], 2);
            if (level < WIDTHS.length - 1) {
                layout.conv(name + ".downsample.conv", width, width, 3);
            }
        }
        middle(layout, VAE + "encoder.mid", top);
        layout.norm(VAE + "encoder.norm_out", top);
        layout.conv(VAE + "encoder.conv_out", top, 8, 3);
        layout.conv(VAE + "decoder.conv_in", 4, top, 3);
        middle(layout, VAE + "decoder.mid", top);
        for (int level = WIDTHS.length - 1; level >= 0; level--) {
            String name = VAE + "decoder.up." + level;
            width = blocks(layout, name, width, WIDTHS[level], 3);
            if (level > 0) {
                layout.conv(name + ".upsample.conv", width, width, 3);
            }
        }
        layout.norm(VAE + "decoder.norm_out", width);
        layout.conv(VAE + "decoder.conv_out", width, 3, 3);
    }

    private static long blocks(Layout layout, String name, long in, long out, int count) {
        long width = in;
        for (int i = 0; i < count; i++) {
            residual(layout, name + ".block." + i, width, out);
            width = out;
        }
        return width;
    }

    private static void middle(Layout layout, String name, long width) {
        residual(layout, name + ".block_1", width, width);
        residual(layout, name + ".block_2", width, width);
        layout.norm(name + ".attn_1.norm", width);
        for (String part : new String[] {"q", "k", "v", "proj_out"}) {
            layout.conv(name + ".attn_1." + part, width, width, 1);
        }
    }

    private static void residual(Layout layout, String name, long in, long out) {
        layout.norm(name + ".norm1", in);
        layout.conv(name + ".conv1", in, out, 3);
        layout.norm(name + ".norm2", out);
        layout.conv(name + ".conv2", out, out, 3);
        if (in != out) {
            layout.conv(name + ".nin_shortcut", in, out, 1);
        }
    }
}
