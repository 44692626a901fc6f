package io.civstack.diffusion.inspection;

/** A model file cannot be used. The message is a sentence for the person who uploaded the file. */
public final class UnreadableModelException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is wrong with the file. */
    public enum Reason {
        /** The file is missing or cannot be read. */
        NOT_READABLE("not-readable"),
        /** It is a pickle, which can run code when opened; only safetensors are read. */
        PICKLE("pickle"),
        /** It is no safetensors file. */
        NOT_SAFETENSORS("not-safetensors"),
        /** The header has impossible sizes, overlaps, shapes or types. */
        HOSTILE_HEADER("hostile-header"),
        /** It is a model, but of no architecture that the engine draws with. */
        UNKNOWN_ARCHITECTURE("unknown-architecture"),
        /** The architecture is known, but tensors are missing or have impossible shapes. */
        INCOMPLETE("incomplete"),
        /** An adapter or an embedding that was made for another architecture. */
        OTHER_MODEL("other-model");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        /** A stable name for programs. */
        public String code() {
            return code;
        }
    }

    private final Reason reason;

    public UnreadableModelException(Reason reason, String sentence) {
        super(sentence);
        this.reason = reason;
    }

    /** @param cause for the log */
    public UnreadableModelException(Reason reason, String sentence, Throwable cause) {
        super(sentence, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
