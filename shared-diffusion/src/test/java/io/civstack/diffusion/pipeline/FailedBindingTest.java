package io.civstack.diffusion.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.civstack.diffusion.TinyArchitectures;
import io.civstack.diffusion.arch.Lowering;
import io.civstack.diffusion.request.AdvancedOptions;
import io.civstack.diffusion.request.EngineLimits;
import io.civstack.diffusion.request.PictureRequest;
import io.civstack.diffusion.request.StepListener;
import io.civstack.diffusion.run.Binding;
import io.civstack.diffusion.run.Network;
import io.civstack.diffusion.run.NetworkException;
import io.civstack.diffusion.run.NetworkLoader;
import io.civstack.diffusion.run.OnnxLoader;
import io.civstack.diffusion.run.Tensor;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A runtime that refuses the second binding of the UNet, the one without guidance. */
class FailedBindingTest {

    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger ofUnet = new AtomicInteger();

    private NetworkLoader refusing() {
        NetworkLoader real = new OnnxLoader(1);
        return (model, mode) -> {
            Network network = real.load(model, mode);
            return new Network() {
                @Override
                public Binding bind(Map<String, Tensor> inputs, Map<String, Tensor> outputs) {
                    if (outputs.containsKey("eps") && ofUnet.incrementAndGet() == 2) {
                        throw new NetworkException("no more", new IllegalStateException("refused"));
                    }
                    open.incrementAndGet();
                    return counted(network.bind(inputs, outputs));
                }

                @Override
                public void close() {
                    network.close();
                }
            };
        };
    }

    private Binding counted(Binding binding) {
        return new Binding() {
            @Override
            public void run() {
                binding.run();
            }

            @Override
            public void terminate() {
                binding.terminate();
            }

            @Override
            public void close() {
                open.decrementAndGet();
                binding.close();
            }
        };
    }

    @Test
    void leavesNoBindingOpen() {
        // Given
        PictureRequest request = PictureRequest.of(RecordingPipeline.text("a cat", "", "Euler", 2))
                .with(AdvancedOptions.DEFAULTS.guided(0, 1));
        try (TextToImagePipeline pipeline =
                new TextToImagePipeline(EngineLimits.defaults(), Lowering.Target.CPU, refusing())) {
            // When
            assertThatExceptionOfType(NetworkException.class)
                    .isThrownBy(() -> pipeline.generateAll(TinyArchitectures.SD1, request, 1, StepListener.NONE));

            // Then
            assertThat(open).hasValue(0);
            assertThat(ofUnet).hasValue(2);
        }
    }
}
