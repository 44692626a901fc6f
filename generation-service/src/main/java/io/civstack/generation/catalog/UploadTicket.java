package io.civstack.generation.catalog;

import java.util.List;
import java.util.UUID;

/** What an uploader gets: a link for each file, to be PUT within the time that the upload has. */
public record UploadTicket(UUID id, List<Slot> uploads) {

    /** Where one file goes. */
    public record Slot(String path, String url) {}
}
