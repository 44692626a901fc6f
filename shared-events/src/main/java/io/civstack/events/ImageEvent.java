package io.civstack.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens to a picture. Keyed by the picture. */
public sealed interface ImageEvent extends Event {

    ImageId imageId();

    UserId owner();

    /**
     * A picture was stored in the object store and waits for its scan.
     *
     * @param objectKey the key in the picture bucket
     * @param prompt the words it was made with; absent for uploads without metadata
     * @param resources the models it was made with
     * @param jobId the job that made it; absent for uploads
     */
    record ImageUploaded(
            ImageId imageId,
            UserId owner,
            Origin origin,
            Sha256 sha256,
            String objectKey,
            String mediaType,
            int width,
            int height,
            @Nullable Prompt prompt,
            List<Resource> resources,
            @Nullable JobId jobId)
            implements ImageEvent {

        public ImageUploaded {
            resources = List.copyOf(resources);
        }
    }

    /** The owner made a scanned picture public. */
    record ImagePublished(ImageId imageId, UserId owner, Rating rating) implements ImageEvent {}

    /** A public picture is not public any more. */
    record ImageWithdrawn(ImageId imageId, UserId owner, Reason reason) implements ImageEvent {}
}
