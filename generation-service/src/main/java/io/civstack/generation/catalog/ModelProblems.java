package io.civstack.generation.catalog;

import io.civstack.web.Problem;

/** The refusals of the catalog. */
public final class ModelProblems {

    public static final Problem UNKNOWN = Problem.of(
            404, "generation/model-unknown", "There is no such model.", "List the models and take an id from there.");
    static final Problem UPLOAD_UNKNOWN = Problem.of(
            404, "generation/upload-unknown", "There is no such upload of yours.", "Announce the upload again.");
    static final Problem NAME_INVALID = Problem.of(
            422,
            "generation/model-name-invalid",
            "A model's name has 1 to " + UploadChecks.NAME_CHARACTERS_MAX + " printable characters.",
            "Choose another name.");
    static final Problem KIND_UNSUPPORTED = Problem.of(
            422,
            "generation/model-kind-unsupported",
            "Only models of kind CHECKPOINT can be uploaded.",
            "Upload a checkpoint.");
    static final Problem FILES_INVALID = Problem.of(
            422,
            "generation/model-files-invalid",
            "A model has model.safetensors, and may have tokenizer/vocab.json with tokenizer/merges.txt,"
                    + " and README.md.",
            "Announce each of these files once, with its bytes and its SHA-256.");
    static final Problem FILE_EMPTY = Problem.of(
            422, FILES_INVALID.code(), "A file has at least one byte.", "Announce how many bytes the file has.");
    static final Problem SHA256_INVALID = Problem.of(
            422,
            FILES_INVALID.code(),
            "A file's SHA-256 is 64 lower-case hex digits.",
            "Announce the digest of the file.");
    static final Problem INCOMPLETE = Problem.of(
            422,
            "generation/model-incomplete",
            "The file lacks a part that is needed (network, text encoder or decoder).",
            "Upload the full checkpoint.");
    static final Problem RETIRING_FORBIDDEN = Problem.of(
            403,
            "generation/model-not-yours",
            "Only its publisher or a moderator can retire a model.",
            "Ask a moderator.");

    private ModelProblems() {}

    static Problem fileTooLarge(String path, long bytesMax) {
        return Problem.of(
                422,
                "generation/model-file-too-large",
                path + " has more than " + bytesMax + " bytes.",
                "Upload a smaller file.");
    }

    static Problem uploadsTooMany(long used, int limit) {
        return Problem.of(
                429,
                "generation/uploads-too-many",
                "You have " + used + " of " + limit + " uploads under way.",
                "Complete one, or wait until it expires.");
    }

    static Problem fileMissing(String path) {
        return Problem.of(
                409,
                "generation/upload-missing",
                path + " has not been uploaded.",
                "PUT it to its link, then complete again.");
    }

    static Problem fileDiffers(String path, String what) {
        return Problem.of(
                422,
                "generation/upload-differs",
                path + " is not the announced file: its " + what + " differs.",
                "Announce the upload again with the right figures.");
    }

    static Problem unreadable(String sentence) {
        return Problem.of(422, "generation/model-unreadable", sentence, "Upload a .safetensors checkpoint.");
    }

    static Problem familyUnsupported(String family) {
        return Problem.of(
                422,
                "generation/model-family-unsupported",
                "Models of the family " + family + " cannot be used here.",
                "Upload a checkpoint of another family.");
    }
}
