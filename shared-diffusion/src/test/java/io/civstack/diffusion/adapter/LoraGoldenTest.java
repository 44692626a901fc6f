package io.civstack.diffusion.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.diffusion.Goldens;
import io.civstack.diffusion.Reference;
import io.civstack.diffusion.adapter.branch.AdapterHook;
import io.civstack.diffusion.adapter.module.TargetModules;
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
        AdapterSet set = new AdapterSet(List.of(new AdapterSet.Entry(adapter, STRENGTH, STRENGTH)));

        text(set, expected).holdsFor(checkpoint.clipText().graph(hook(Component.TEXT, set)), mode);
        unet(set, expected).holdsFor(checkpoint.unet().graph(hook(Component.UNET, set)), mode);
    }

    @Test
    void leavesBothNetworksAsTheyAreAtStrengthZero() {
        AdapterSet set = new AdapterSet(
                List.of(new AdapterSet.Entry(fitted("kohya"), 0, 0), new AdapterSet.Entry(fitted("dora"), 0, 0)));
        text(set, "none").holdsFor(checkpoint.clipText().graph(hook(Component.TEXT, set)), LoadMode.MEMORY);
        unet(set, "none").holdsFor(checkpoint.unet().graph(hook(Component.UNET, set)), LoadMode.MEMORY);
    }

    @Test
    void addsStrengthsOfTheSameAdapterInTwoNames() {
        AdapterSet set = new AdapterSet(List.of(
                new AdapterSet.Entry(fitted("kohya"), 0.5, 0.2), new AdapterSet.Entry(fitted("peft"), 0.3, 0.6)));
        text(set, "lora").holdsFor(checkpoint.clipText().graph(hook(Component.TEXT, set)), LoadMode.MEMORY);
        unet(set, "lora").holdsFor(checkpoint.unet().graph(hook(Component.UNET, set)), LoadMode.MEMORY);
    }

    private FittedAdapter fitted(String file) {
        return FittedAdapter.of(AdapterFile.open(Goldens.file("lora/" + file + ".safetensors")), names);
    }

    private static AdapterHook hook(Component component, AdapterSet set) {
        return new AdapterHook(MergedWeights.of(component, set));
    }

    private static Reference text(AdapterSet set, String expected) {
        Reference reference =
                Reference.of("lora/cases.safetensors").input("ids", "ids").output("skip.1", expected + ".text");
        BranchInputs.of(Component.TEXT, set).forEach(reference::input);
        return reference;
    }

    private static Reference unet(AdapterSet set, String expected) {
        Reference reference = Reference.of("lora/cases.safetensors")
                .input("x", "x")
                .input("t", "t")
                .input("context", expected + ".text")
                .output("eps", expected + ".eps");
        BranchInputs.of(Component.UNET, set).forEach(reference::input);
        return reference;
    }
}
