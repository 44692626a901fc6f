package io.civstack.diffusion.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.diffusion.Goldens;
import io.civstack.diffusion.Reference;
import io.civstack.diffusion.adapter.branch.AdapterHook;
import io.civstack.diffusion.adapter.target.TargetModules;
import io.civstack.diffusion.checkpoint.Checkpoint;
import io.civstack.diffusion.checkpoint.Component;
import io.civstack.diffusion.run.LoadMode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Adapters of every kind change a tiny Stable Diffusion 1.x checkpoint as they do in PyTorch. */
class LoraGoldenTest {

    private static final double STRENGTH = 0.8;

    private final Checkpoint checkpoint = Checkpoint.open(Goldens.file("tiny-sd15/model.safetensors"));
    private final TargetModules names = TargetModules.of(checkpoint);

    @ParameterizedTest
    @CsvSource({
        "kohya, lora, SMALL",
        "kohya, lora, MEMORY",
        "peft, lora, MEMORY",
        "loha, loha, MEMORY",
        "lokr, lokr, MEMORY",
        "dora, dora, SPEED",
    })
    void changesBothNetworks(String file, String expected, LoadMode mode) {
        FittedAdapter adapter = fitted(file);
        assertThat(adapter.unmatched()).isEmpty();
        AdapterSet mix = new AdapterSet(List.of(new AdapterSet.Use(adapter, STRENGTH, STRENGTH)));

        text(mix, expected).holdsFor(checkpoint.clipText().graph(hook(Component.TEXT, mix)), mode);
        unet(mix, expected).holdsFor(checkpoint.unet().graph(hook(Component.UNET, mix)), mode);
    }

    @Test
    void leavesBothNetworksAsTheyAreAtStrengthZero() {
        AdapterSet mix = new AdapterSet(
                List.of(new AdapterSet.Use(fitted("kohya"), 0, 0), new AdapterSet.Use(fitted("dora"), 0, 0)));
        text(mix, "none").holdsFor(checkpoint.clipText().graph(hook(Component.TEXT, mix)), LoadMode.MEMORY);
        unet(mix, "none").holdsFor(checkpoint.unet().graph(hook(Component.UNET, mix)), LoadMode.MEMORY);
    }

    @Test
    void addsStrengthsOfTheSameAdapterInTwoNames() {
        AdapterSet mix = new AdapterSet(
                List.of(new AdapterSet.Use(fitted("kohya"), 0.5, 0.2), new AdapterSet.Use(fitted("peft"), 0.3, 0.6)));
        text(mix, "lora").holdsFor(checkpoint.clipText().graph(hook(Component.TEXT, mix)), LoadMode.MEMORY);
        unet(mix, "lora").holdsFor(checkpoint.unet().graph(hook(Component.UNET, mix)), LoadMode.MEMORY);
    }

    private FittedAdapter fitted(String file) {
        return FittedAdapter.of(AdapterFile.open(Goldens.file("lora/" + file + ".safetensors")), names);
    }

    private static AdapterHook hook(Component component, AdapterSet mix) {
        return new AdapterHook(MergedWeights.of(component, mix));
    }

    private static Reference text(AdapterSet mix, String expected) {
        Reference reference =
                Reference.of("lora/cases.safetensors").input("ids", "ids").output("skip.1", expected + ".text");
        BranchInputs.of(Component.TEXT, mix).forEach(reference::input);
        return reference;
    }

    private static Reference unet(AdapterSet mix, String expected) {
        Reference reference = Reference.of("lora/cases.safetensors")
                .input("x", "x")
                .input("t", "t")
                .input("context", expected + ".text")
                .output("eps", expected + ".eps");
        BranchInputs.of(Component.UNET, mix).forEach(reference::input);
        return reference;
    }
}
