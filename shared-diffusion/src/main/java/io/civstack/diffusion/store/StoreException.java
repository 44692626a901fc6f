package io.civstack.diffusion.store;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The store could not provide a file. */
public final class StoreException extends IOException {

    private static final long serialVersionUID = 1L;

    /** Why, and whether it is worth to try again. */
    public enum Reason {
        /** The source failed, or ended before the declared length. */
        SOURCE(true),
        /** The bytes do not have the expected SHA-256 and length. */
        CONTENT_DIFFERS(false),
        /** The files together are larger than the disk budget. */
        LARGER_THAN_BUDGET(false),
        /** All other files are held, so nothing can be evicted. */
        FULL(true),
        /** The local disk failed. */
        DISK(true),
        /** The store was closed meanwhile. */
        CLOSED(true);

        private final boolean transientFault;

        Reason(boolean transientFault) {
            this.transientFault = transientFault;
        }
    }

    private final Reason reason;

    StoreException(Reason reason, String sentence) {
        this(reason, sentence, null);
    }

    StoreException(Reason reason, String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** Whether the same call may succeed later. */
    public boolean isTransient() {
        return reason.transientFault;
    }
}
