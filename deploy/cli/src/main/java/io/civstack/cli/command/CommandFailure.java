package io.civstack.cli.command;

/** The command cannot do what it was asked; the message says why and what to do, without a stack trace. */
public final class CommandFailure extends RuntimeException {

    public CommandFailure(String message) {
        super(message);
    }
}
