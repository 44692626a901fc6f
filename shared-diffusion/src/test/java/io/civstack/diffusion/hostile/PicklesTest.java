package io.civstack.diffusion.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.civstack.diffusion.Checkpoints;
import io.civstack.diffusion.DiffusionEngine;
import io.civstack.diffusion.Goldens;
import io.civstack.diffusion.inspection.UnreadableModelException;
import io.civstack.diffusion.inspection.UnreadableModelException.Reason;
import io.civstack.diffusion.request.Adapter;
import io.civstack.diffusion.request.Embedding;
import io.civstack.diffusion.request.EngineLimits;
import io.civstack.diffusion.request.StepListener;
import io.civstack.diffusion.request.TextToImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A pickle is never opened, whatever it is brought as; whoever brings it is told in one sentence what to do. */
class PicklesTest {

    private static final String SENTENCE =
            "The file is a pickle, which can run code when it is opened: convert it to safetensors and bring that.";
    private static final Path MODEL = Goldens.file("tiny-sd15/model.safetensors");
    private static final DiffusionEngine ENGINE = new DiffusionEngine(EngineLimits.defaults());

    @TempDir
    private Path folder;

    /** The first bytes of what PyTorch and Python write, with something behind them. */
    enum Pickle {
        PYTORCH_ZIP("504b0304000008080000"),
        PYTORCH_BEFORE_2020("80028a0a6cfc9c46f9206aa850192e80024de903"),
        PROTOCOL_2("80027d71002e"),
        PROTOCOL_3("80037d710028580100000061"),
        PROTOCOL_4_WITH_A_FRAME("80049510000000000000007d94288c016194"),
        PROTOCOL_5_WITH_A_LONG_FRAME("800595e80300000000000000");

        private final String bytes;

        Pickle(String bytes) {
            this.bytes = bytes;
        }

        Path write(Path file) throws IOException {
            return Files.write(file, HexFormat.of().parseHex(bytes));
        }
    }

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    @ParameterizedTest
    @EnumSource
    void isNotInspected(Pickle pickle) throws IOException {
        Path file = pickle.write(folder.resolve("model.ckpt"));
        refused(() -> Checkpoints.inspect(file));
        refused(() -> Checkpoints.inspectAdapter(file));
    }

    @ParameterizedTest
    @EnumSource
    void isNotDrawnWith(Pickle pickle) throws IOException {
        Path file = pickle.write(folder.resolve("model.ckpt"));
        refused(() -> ENGINE.generate(file, request(), StepListener.NONE));
    }

    @ParameterizedTest
    @EnumSource
    void isNotTakenForAnAdapter(Pickle pickle) throws IOException {
        Path file = pickle.write(folder.resolve("style.pt"));
        TextToImage request = request().withAdapters(List.of(new Adapter("style", file, 1, 1)));
        refused(() -> ENGINE.generate(MODEL, request, StepListener.NONE));
    }

    @ParameterizedTest
    @EnumSource
    void isNotTakenForAnEmbedding(Pickle pickle) throws IOException {
        Path file = pickle.write(folder.resolve("style.pt"));
        TextToImage request = request().withEmbeddings(List.of(new Embedding("style", file)));
        refused(() -> ENGINE.generate(MODEL, request, StepListener.NONE));
    }

    /** Some rename a file until it is taken. */
    @Test
    void isNotLaidOverACheckpoint() throws IOException {
        Path model = Files.copy(MODEL, folder.resolve("model.safetensors"));
        Pickle.PYTORCH_ZIP.write(folder.resolve("model.vae.safetensors"));
        refused(() -> Checkpoints.inspect(model));
    }

    /** The mark of a pickle is also the number 640. */
    @Test
    void isNoHeaderOf640Bytes() throws IOException {
        Path file = HeaderText.write(folder.resolve("a.safetensors"), "{" + " ".repeat(638) + "}", 0);
        assertThat(Files.readAllBytes(file)).startsWith(0x80, 0x02);
        assertThatExceptionOfType(UnreadableModelException.class)
                .isThrownBy(() -> Checkpoints.inspect(file))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.UNKNOWN_ARCHITECTURE));
    }

    private static TextToImage request() {
        return new TextToImage("a style", "", 64, 64, 1, 1, "Euler", "normal", 7, 1);
    }

    private static void refused(ThrowingCallable call) {
        assertThatExceptionOfType(UnreadableModelException.class)
                .isThrownBy(call)
                .withMessage(SENTENCE)
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.PICKLE));
    }
}
