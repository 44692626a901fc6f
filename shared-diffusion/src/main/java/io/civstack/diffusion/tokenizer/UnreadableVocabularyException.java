package io.civstack.diffusion.tokenizer;

/** The tokenizer folder beside a model is not one; the message is a sentence for the person who uploaded it. */
public final class UnreadableVocabularyException extends RuntimeException {

    UnreadableVocabularyException(String sentence) {
        super(sentence);
    }

    UnreadableVocabularyException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
