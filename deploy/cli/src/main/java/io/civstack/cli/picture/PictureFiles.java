package io.civstack.cli.picture;

import com.fasterxml.jackson.databind.JsonNode;
import io.civstack.cli.api.Gateway;
import io.civstack.cli.api.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Downloads the pictures that a job delivered. */
public final class PictureFiles {

    private PictureFiles() {}

    /** One picture gets exactly this name; of several, each gets its number before the ending. */
    public static List<Path> write(Gateway gateway, JsonNode job, Path out)
            throws IOException, InterruptedException, RefusedException {
        List<Path> files = new ArrayList<>();
        boolean several = job.path("count").asInt(1) > 1;
        for (JsonNode picture : job.path("pictures")) {
            if (picture.path("status").asText().equals("delivered")) {
                Path file = several ? numbered(out, picture.path("index").asInt() + 1) : out;
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.write(
                        file,
                        gateway.bytes("/api/v1/pictures/" + picture.path("id").asText()));
                files.add(file.toAbsolutePath().normalize());
            }
        }
        return files;
    }

    static Path numbered(Path out, int number) {
        String name = String.valueOf(out.getFileName());
        int dot = name.lastIndexOf('.');
        return dot <= 0
                ? out.resolveSibling(name + "-" + number)
                : out.resolveSibling(name.substring(0, dot) + "-" + number + name.substring(dot));
    }
}
