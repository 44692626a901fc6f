package io.civstack.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is in the repository: nothing that a build or a download left, nothing large that is not accounted for. */
class RepositoryFilesTest {

    private static final long LARGE_BYTES = 1_000_000;

    private static final List<String> ROOT = List.of(
            ".editorconfig",
            ".gitattributes",
            ".gitignore",
            "ARCHITECTURE.md",
            "CHANGELOG.md",
            "CONTRIBUTING.md",
            "LICENSE",
            "NOTICE",
            "README.md",
            "civstack",
            "mvnw",
            "pom.xml");

    /** Each with its source and licence in the README beside it, or in that of its module. */
    private static final Set<String> LARGE = Set.of(
            "deploy/local/models/demo/model.safetensors",
            "deploy/local/models/demo/pictures.safetensors",
            "shared-diffusion/src/test/resources/goldens/tiny-sd15/model.safetensors",
            "shared-diffusion/src/test/resources/goldens/tiny-sdxl/model.safetensors");

    private static final Pattern LEFTOVER =
            Pattern.compile(".*\\.(whl|jar|war|zip|tar|tgz|tar\\.gz|class|pyc|so|dll|log|out|tmp|bak|orig|rej|swp)");

    private final Path root = Repository.root();
    private List<String> files;

    @BeforeEach
    void list() throws IOException, InterruptedException {
        assumeThat(root.resolve(".git")).as("a clone of the repository").exists();
        Process git = new ProcessBuilder("git", "-c", "core.quotePath=false", "ls-files")
                .directory(root.toFile())
                .start();
        files = new String(git.getInputStream().readAllBytes()).lines().toList();
        assertThat(git.waitFor()).isZero();
    }

    @Test
    void hasAtItsRootWhatANewcomerLooksFor() {
        assertThat(files.stream().filter(file -> !file.contains("/"))).containsExactlyElementsOf(ROOT);
    }

    @Test
    void holdsNothingThatABuildOrADownloadLeft() {
        assertThat(files).noneMatch(file -> LEFTOVER.matcher(file).matches());
    }

    @Test
    void accountsForEveryLargeFile() throws IOException {
        for (String file : files) {
            Path path = root.resolve(file);
            if (Files.isRegularFile(path) && Files.size(path) > LARGE_BYTES) {
                assertThat(LARGE).contains(file);
            }
        }
    }
}
