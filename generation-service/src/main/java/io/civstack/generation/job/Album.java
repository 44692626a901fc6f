package io.civstack.generation.job;

import io.civstack.events.Buzz;
import io.civstack.events.ImageId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The pictures a job has so far and the hold that pays for them.
 *
 * @param pictures one per index at most, in the order in which they were stored
 */
public record Album(Funding funding, List<Picture> pictures) {

    /** What a job has that ended before it was paid for. */
    static final Album NONE = new Album(new Funding(Buzz.ZERO, false), List.of());

    public Album {
        pictures = List.copyOf(pictures);
        if (pictures.stream().map(Picture::index).distinct().count() != pictures.size()) {
            throw new IllegalArgumentException("two pictures of an album have the same index");
        }
    }

    static Album empty(Funding funding) {
        return new Album(funding, List.of());
    }

    public int delivered() {
        return (int) pictures.stream().filter(Picture::delivered).count();
    }

    boolean awaitsVerdicts() {
        return pictures.stream().anyMatch(Picture::pending);
    }

    Optional<Picture> find(ImageId id) {
        return pictures.stream().filter(picture -> picture.id().equals(id)).findFirst();
    }

    boolean holds(int index) {
        return pictures.stream().anyMatch(picture -> picture.index() == index);
    }

    Album with(Picture picture) {
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
        return new Album(funding, next);
    }
}
