package io.civstack.cli.command;

import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with the words of a command line, as a sentence. */
final class UsageError {

    private UsageError() {}

    static String sentence(ParameterException e) {
        return switch (e) {
            case UnmatchedArgumentException unmatched -> unmatched(unmatched);
            case MissingParameterException missing -> missing(missing);
            case OverwrittenOptionException twice -> name(twice.getOverwritten()) + " is given twice";
            default -> e.getArgSpec() == null || e.getValue() == null ? String.valueOf(e.getMessage()) : wrongType(e);
        };
    }

    private static String unmatched(UnmatchedArgumentException e) {
        String word = e.getUnmatched().getFirst();
        if (e.isUnknownOption()) {
            return "unknown option " + word.replaceFirst("=.*", "") + suggestion(e.getSuggestions());
        }
        if (!e.getCommandLine().getSubcommands().isEmpty()) {
            return "there is no command " + word + suggestion(e.getSuggestions());
        }
        return "cannot make sense of " + String.join(" ", e.getUnmatched())
                + "; a value of several words needs quotes around it";
    }

    /** Suggestions come as names of options, or as commands with all that is before them. */
    private static String suggestion(List<String> suggestions) {
        return suggestions.isEmpty() ? "" : "; did you mean " + suggestions.getFirst() + "?";
    }

    private static String missing(MissingParameterException e) {
        if (String.valueOf(e.getMessage()).startsWith("Missing required parameter for option")) {
            return e.getMissing().stream().map(UsageError::name).collect(Collectors.joining(", ")) + " needs a value";
        }
        return e.getMissing().stream().map(UsageError::name).collect(Collectors.joining(", ")) + " is missing";
    }

    private static String wrongType(ParameterException e) {
        Class<?> type = e.getArgSpec().type();
        String wanted;
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            wanted = "be a whole number";
        } else if (type == double.class || type == Double.class) {
            wanted = "be a number";
        } else if (type.isEnum()) {
            wanted = "be one of "
                    + List.of(type.getEnumConstants()).stream()
                            .map(Object::toString)
                            .collect(Collectors.joining(", "));
        } else {
            // A converter of ours says what the value must look like, behind words of picocli.
            return String.valueOf(e.getMessage()).replaceFirst("^Invalid value for .*?: ", name(e.getArgSpec()) + " ");
        }
        return name(e.getArgSpec()) + " must " + wanted + ", not " + e.getValue();
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
