package io.civstack.cli.command;

import io.civstack.cli.api.Json;
import io.civstack.cli.api.PlatformAwayException;
import io.civstack.cli.api.Refusal;
import io.civstack.cli.api.RefusedException;
import io.civstack.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.file.FileSystemException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Shows every error of a command as a sentence, and decides the exit status. */
final class CommandErrors implements IParameterExceptionHandler, IExecutionExceptionHandler {

    private final Invocation invocation;

    CommandErrors(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public int handleParseException(ParameterException e, String[] words) {
        CommandLine command = e.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        invocation.err().println("civstack: " + UsageError.sentence(e));
        invocation.err().println("usage: " + command.getHelp().synopsis(0).strip());
        invocation.err().println("  `" + name + " --help` lists the options");
        return CivstackCommand.USAGE;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine line, ParseResult words) {
        PlatformCommand command = line.getCommand();
        Terminal terminal = command.terminal();
        terminal.endLive();
        switch (e) {
            case RefusedException refused -> show(refused.refusal(), terminal);
            case CommandFailure failure -> terminal.error("civstack: " + failure.getMessage());
            case InterruptedException interrupted -> Thread.currentThread().interrupt();
            case PlatformAwayException away ->
                terminal.error("civstack: the platform does not answer (" + away.getMessage()
                        + "); `./civstack status` says what runs, `./civstack up` starts it");
            case FileSystemException file -> terminal.error("civstack: " + FileError.sentence(file));
            case IOException fault -> terminal.error("civstack: " + fault.getMessage() + logged(fault, command));
            default -> terminal.error("civstack: this is a bug: " + e + logged(e, command));
        }
        return CivstackCommand.FAILED;
    }

    private String logged(Exception e, PlatformCommand command) {
        if (command.isDebug()) {
            e.printStackTrace(invocation.err());
            return "";
        }
        return new ErrorLog(invocation)
                .write(e)
                .map(file -> "\n  its stack trace is at the end of " + file + "; --debug shows it here")
                .orElse("\n  --debug shows its stack trace");
    }

    static void show(Refusal refusal, Terminal terminal) {
        if (terminal.isJson()) {
            terminal.event(Json.object()
                    .put("event", "refused")
                    .put("status", refusal.status())
                    .put("code", refusal.code())
                    .put("sentence", refusal.sentence())
                    .put("action", refusal.action())
                    .toString());
        } else {
            terminal.error(refusal.text());
        }
    }
}
