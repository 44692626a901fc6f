package io.civstack.provision;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The program: makes what is missing, logs what it made, and ends. Run again it makes nothing. It tries again for
 * {@code REACH_MAX} while a server does not answer; a refusal, such as a wrong password, ends it at once.
 */
public final class Provisioning {

    /** How long the whole run waits for servers that do not answer yet. */
    static final Duration REACH_MAX = Duration.ofSeconds(60);

    /** How long one call may take. */
    static final Duration CALL_MAX = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(Provisioning.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int FAULT = 1;
    private static final int USAGE_ERROR = 2;
    private static final int UNREACHABLE = 3;

    private final Target target;

    /** One of the three parts, which are independent. */
    @FunctionalInterface
    private interface Part {
        List<Finding> run() throws UnreachableException, InterruptedException;
    }

    public Provisioning(Target target) {
        this.target = target;
    }

    public static void main(String[] arguments) {
        System.exit(run(System.getenv(), REACH_MAX));
    }

    /** Returns the exit status. */
    static int run(Map<String, String> environment, Duration limit) {
        try {
            new Provisioning(Target.of(environment)).all(limit);
            return 0;
        } catch (IllegalArgumentException e) {
            LOG.error("event=refused reason=\"{}\"", e.getMessage());
            return USAGE_ERROR;
        } catch (UnreachableException e) {
            LOG.error("event=unreachable waited={}s reason=\"{}\"", limit.toSeconds(), e.getMessage());
            return UNREACHABLE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAULT;
        } catch (RuntimeException e) {
            LOG.error("event=failed reason=\"{}\"", e.getMessage(), e);
            return FAULT;
        }
    }

    public List<Finding> schemas() throws UnreachableException {
        return logged(SchemaCreation.run(target));
    }

    public List<Finding> topics() throws UnreachableException, InterruptedException {
        return logged(TopicCreation.run(target));
    }

    public List<Finding> buckets() throws UnreachableException {
        return logged(BucketCreation.run(target));
    }

    /**
     * Makes everything; waits at most {@code REACH_MAX} for servers that do not answer. A refusal is an {@link
     * IllegalStateException}.
     */
    public List<Finding> all() throws UnreachableException, InterruptedException {
        return all(REACH_MAX);
    }

    private List<Finding> all(Duration limit) throws UnreachableException, InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        List<Finding> findings = new ArrayList<>();
        for (Part part : List.<Part>of(this::schemas, this::topics, this::buckets)) {
            findings.addAll(repeatedly(part, end));
        }
        long created =
                findings.stream().filter(Finding.Created.class::isInstance).count();
        LOG.info("event=provisioned created={} different={}", created, findings.size() - created);
        return findings;
    }

    private static List<Finding> repeatedly(Part part, long end) throws UnreachableException, InterruptedException {
        while (true) {
            try {
                return part.run();
            } catch (UnreachableException e) {
                if (System.nanoTime() - end >= 0) {
                    throw e;
                }
                LOG.warn("event=waiting reason=\"{}\"", e.getMessage());
                TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
            }
        }
    }

    private static List<Finding> logged(List<Finding> findings) {
        for (Finding finding : findings) {
            switch (finding) {
                case Finding.Created made -> LOG.info("{}", made);
                case Finding.Different other -> LOG.warn("{}", other);
            }
        }
        return findings;
    }
}
