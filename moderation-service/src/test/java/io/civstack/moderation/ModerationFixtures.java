package io.civstack.moderation;

import io.civstack.events.Buzz;
import io.civstack.events.GenerationEvent.GenerationRequested;
import io.civstack.events.ImageEvent.ImageUploaded;
import io.civstack.events.ImageId;
import io.civstack.events.JobId;
import io.civstack.events.ModelId;
import io.civstack.events.ModelKind;
import io.civstack.events.Origin;
import io.civstack.events.Prompt;
import io.civstack.events.Rating;
import io.civstack.events.Resource;
import io.civstack.events.Sha256;
import io.civstack.events.UserId;
import io.civstack.moderation.picture.PictureFixtures;
import java.awt.image.BufferedImage;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Events that generation publishes; no picture is stored for them. */
final class ModerationFixtures {

    static final Prompt BOAT = new Prompt("a red boat by the sea, sticker", "");
    static final UserId ADA = new UserId("ada");

    private ModerationFixtures() {}

    static GenerationRequested requested(String prompt, Rating model) {
        return new GenerationRequested(
                new JobId(UUID.randomUUID()),
                ADA,
                new Prompt(prompt, ""),
                List.of(model(model)),
                1,
                Buzz.of(4),
                InstantSource.system().instant().plusSeconds(900),
                InstantSource.system().instant().plusSeconds(1500));
    }

    static ImageUploaded uploaded(byte[] file, BufferedImage image, @Nullable Prompt prompt, Rating model) {
        ImageId id = new ImageId(UUID.randomUUID());
        return new ImageUploaded(
                id,
                ADA,
                Origin.GENERATED,
                new Sha256(PictureFixtures.sha256(file)),
                "generated/" + id + ".png",
                "image/png",
                image.getWidth(),
                image.getHeight(),
                prompt,
                List.of(model(model)),
                new JobId(UUID.randomUUID()));
    }

    private static Resource model(Rating rating) {
        return new Resource(
                new ModelId(UUID.randomUUID()), ModelKind.CHECKPOINT, new Sha256("0".repeat(64)), 1, rating);
    }
}
