package io.civstack.local.command;

import io.civstack.local.platform.Home;
import io.civstack.local.terminal.Terminal;
import io.civstack.local.trace.Span;
import io.civstack.local.trace.Traces;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Shows where the time of one picture went: a line a span, with its place in the whole. */
final class TraceCommand implements Command {

    private static final int WIDTH = 40;
    private static final double MICROS_PER_MILLI = 1000.0;

    @Override
    public String name() {
        return "trace";
    }

    @Override
    public String usage() {
        return "JOB-ID | TRACE-ID";
    }

    @Override
    public String summary() {
        return "shows the way of one picture through the services";
    }

    @Override
    public int run(Arguments arguments, Home home, Terminal terminal) throws Exception {
        String id = arguments.only("the job or trace");
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
        }
        return 0;
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
