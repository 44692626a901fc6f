package io.civstack.generation.job;

import io.civstack.events.Buzz;
import io.civstack.events.ImageId;
import io.civstack.generation.picture.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The pictures a job has so far and the hold that pays for them.
 *
 * @param pictures one per index at most, in the order in which they were stored
 */
public record JobPictures(Funding funding, List<Picture> pictures) {

    /** Of a job that nothing was paid for yet. */
    static final JobPictures NONE = new JobPictures(new Funding(Buzz.ZERO, false), List.of());

    public JobPictures {
        pictures = List.copyOf(pictures);
        if (pictures.stream().map(Picture::index).distinct().count() != pictures.size()) {
            throw new IllegalArgumentException("two pictures of an jobPictures have the same index");
        }
    }

    static JobPictures empty(Funding funding) {
        return new JobPictures(funding, List.of());
    }

    public int delivered() {
        return (int) pictures.stream().filter(Picture::delivered).count();
    }

    boolean awaitsScan() {
        return pictures.stream().anyMatch(Picture::pending);
    }

    Optional<Picture> find(ImageId id) {
        return pictures.stream().filter(picture -> picture.id().equals(id)).findFirst();
    }

    boolean contains(int index) {
        return pictures.stream().anyMatch(picture -> picture.index() == index);
    }

    JobPictures with(Picture picture) {
        List<Picture> next = new ArrayList<>(pictures);
        int place = -1;
        for (int i = 0; i < next.size(); i++) {
            if (next.get(i).id().equals(picture.id())) {
                place = i;
            }
        }
        if (place < 0) {
            next.add(picture);
        } else {
            next.set(place, picture);
        }
        return new JobPictures(funding, next);
    }
}
