package io.civstack.generation.picture;

import io.civstack.events.Reason;
import io.civstack.events.UserId;
import org.jspecify.annotations.Nullable;

/** Whether somebody may see a picture. */
public sealed interface PictureAccess {

    /** The picture may be shown. */
    record Granted() implements PictureAccess {}

    /** It is the viewer's own and is kept back. */
    record Hidden(Reason reason) implements PictureAccess {}

    /** The viewer must not learn that the picture exists. */
    record Denied() implements PictureAccess {}

    /** Somebody who asks for a picture; {@code user} is null when nobody is signed in. */
    record Viewer(@Nullable UserId user, boolean moderator) {}

    /** Published pictures are for everybody, delivered ones for their owner, all of them for moderators. */
    static PictureAccess of(StoredPicture picture, Viewer viewer) {
        boolean own = picture.owner().equals(viewer.user());
        boolean delivered = picture.status() == Picture.Status.DELIVERED;
        if (picture.published() || viewer.moderator() || (own && delivered)) {
            return new Granted();
        }
        return own && picture.reason() != null ? new Hidden(picture.reason()) : new Denied();
    }
}
