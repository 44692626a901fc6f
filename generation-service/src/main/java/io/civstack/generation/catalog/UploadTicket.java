package io.civstack.generation.catalog;

import java.util.List;
import java.util.UUID;

/** The answer to an announced upload: a link for each file, to which the file is to be PUT in time. */
public record UploadTicket(UUID id, List<Slot> uploads) {

    /** The link of one file. */
    public record Slot(String path, String url) {}
}
