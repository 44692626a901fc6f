package io.civstack.diffusion.adapter;

import java.util.List;

/** The role of a tensor of an adapter file, recognised by the end of its name. */
enum KeyPart {
    DOWN(
            ".lora_down.weight",
            ".lora_A.weight",
            ".lora.down.weight",
            "_lora.down.weight",
            ".lora_linear_layer.down.weight",
            ".lora_down",
            ".lora_A"),
    UP(
            ".lora_up.weight",
            ".lora_B.weight",
            ".lora.up.weight",
            "_lora.up.weight",
            ".lora_linear_layer.up.weight",
            ".lora_up",
            ".lora_B"),
    MID(".lora_mid.weight"),
    ALPHA(".alpha"),
    MAGNITUDE(".dora_scale", ".lora_magnitude_vector.weight", ".lora_magnitude_vector"),
    HADA_W1_A(".hada_w1_a"),
    HADA_W1_B(".hada_w1_b"),
    HADA_W2_A(".hada_w2_a"),
    HADA_W2_B(".hada_w2_b"),
    HADA_T1(".hada_t1"),
    HADA_T2(".hada_t2"),
    LOKR_W1(".lokr_w1"),
    LOKR_W1_A(".lokr_w1_a"),
    LOKR_W1_B(".lokr_w1_b"),
    LOKR_W2(".lokr_w2"),
    LOKR_W2_A(".lokr_w2_a"),
    LOKR_W2_B(".lokr_w2_b"),
    LOKR_T2(".lokr_t2"),
    DIFFERENCE(".diff", ".w_norm"),
    BIAS_DIFFERENCE(".diff_b", ".b_norm"),
    REPLACEMENT(".set_weight"),
    OFT_BLOCKS(".oft_blocks"),
    OFT_DIAGONAL(".oft_diag"),
    OFT_RESCALE(".rescale"),
    OFT_CONSTRAINT(".constraint"),
    GLORA_A1(".a1.weight"),
    GLORA_A2(".a2.weight"),
    GLORA_B1(".b1.weight"),
    GLORA_B2(".b2.weight"),
    IA3_ON_INPUT(".on_input");

    @SuppressWarnings("ImmutableEnumChecker") // the list is made by List.of
    private final List<String> endings;

    KeyPart(String... endings) {
        this.endings = List.of(endings);
    }

    List<String> endings() {
        return endings;
    }

    /** Whether this kind of adapter is supported. Unsupported kinds are recognised in order to report them. */
    boolean isApplied() {
        return compareTo(OFT_BLOCKS) < 0;
    }
}
