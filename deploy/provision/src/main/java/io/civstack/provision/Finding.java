package io.civstack.provision;

/** What a run made, or found to be different from its declaration. */
public sealed interface Finding {

    /** It was missing and is there now. */
    record Created(String kind, String name) implements Finding {

        @Override
        public String toString() {
            return "event=created kind=" + kind + " name=" + name;
        }
    }

    /** It exists, but not as declared. */
    record Different(String kind, String name, String what, String declared, String found) implements Finding {

        @Override
        public String toString() {
            return "event=different kind=" + kind + " name=" + name + " what=" + what + " declared=" + declared
                    + " found=" + found;
        }
    }
}
