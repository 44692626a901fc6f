package io.civstack.cli.command;

import io.civstack.cli.api.Json;
import io.civstack.cli.terminal.Terminal;
import io.civstack.cli.trace.Span;
import io.civstack.cli.trace.Traces;
import io.civstack.local.platform.Home;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows where the time of one picture went: one line for each span, with its start and length in the whole. */
@Command(name = "trace", description = "shows the way of one picture through the services")
final class TraceCommand extends PlatformCommand {

    private static final int WIDTH = 40;
    private static final double MICROS_PER_MILLI = 1000.0;

    @Parameters(paramLabel = "JOB-ID | TRACE-ID", description = "`./civstack draw --json` says the id of its job.")
    private String id = "";

    @Override
    int run(Home home, Terminal terminal) throws Exception {
        Traces traces = new Traces(home.traces());
        Optional<String> ofJob = traces.ofJob(id);
        List<Span> spans = traces.spans(ofJob.orElse(id));
        if (spans.isEmpty()) {
            throw new CommandFailure("no span of " + id + " in " + home.traces());
        }
        long begin = spans.getFirst().startMicros();
        long end = spans.stream()
                .mapToLong(span -> span.startMicros() + span.durationMicros())
                .max()
                .orElse(begin);
        for (Span span : spans) {
            terminal.line(line(span, begin, end));
            terminal.event(event(span));
        }
        return CivstackCommand.DONE;
    }

    private static String event(Span span) {
        return Json.object()
                .put("event", "span")
                .put("trace", span.trace())
                .put("span", span.id())
                .put("parent", span.parent())
                .put("service", span.service())
                .put("name", span.name())
                .put("startMicros", span.startMicros())
                .put("durationMicros", span.durationMicros())
                .put("error", span.error())
                .toString();
    }

    static String line(Span span, long begin, long end) {
        long whole = Math.max(1, end - begin);
        int from = (int) (WIDTH * (span.startMicros() - begin) / whole);
        int length = Math.clamp(WIDTH * span.durationMicros() / whole, 1, Math.max(1, WIDTH - from));
        String bar = " ".repeat(from) + "=".repeat(length);
        return String.format(
                Locale.ROOT,
                "%8.1f %8.1f ms |%-" + WIDTH + "s| %-20s %s%s",
                (span.startMicros() - begin) / MICROS_PER_MILLI,
                span.durationMicros() / MICROS_PER_MILLI,
                bar,
                span.service(),
                span.name(),
                span.error() ? "  FAILED" : "");
    }
}
