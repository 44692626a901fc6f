package io.civstack.diffusion.adapter;

/**
 * A tensor of an adapter file that has no effect.
 *
 * @param key its name in the file
 * @param reason why
 */
public record UnmatchedKey(String key, Reason reason) {

    /** Why a tensor has no effect. */
    public enum Reason {
        /** Its name ends like no tensor of any kind of adapter. */
        NO_ADAPTER_NAME("no adapter's name"),
        /** Another tensor has the same meaning. */
        TWICE("comes twice"),
        /** The model has no module of that name. */
        NO_SUCH_MODULE("the model has no such module"),
        /** The name could mean two modules of the model. */
        AMBIGUOUS("could mean two modules"),
        /** Its module's other tensors are missing. */
        INCOMPLETE("its other tensors are missing"),
        /** A kind of adapter that is not applied: OFT, BOFT, GLoRA, IA3. */
        UNSUPPORTED_KIND("a kind that is not applied"),
        /** It changes a bias that the module does not have. */
        NO_BIAS("the module has no bias");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }

        /** For messages. */
        public String sentence() {
            return sentence;
        }
    }
}
