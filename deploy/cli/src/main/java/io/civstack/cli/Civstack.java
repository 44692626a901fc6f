package io.civstack.cli;

import io.civstack.cli.command.CivstackCommand;
import io.civstack.cli.command.Invocation;

/** The main class: the civstack script starts it with the words that the user typed. */
public final class Civstack {

    private Civstack() {}

    public static void main(String[] words) {
        System.exit(CivstackCommand.run(Invocation.ofThisProcess(), words));
    }
}
