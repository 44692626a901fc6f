package io.civstack.provision;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The program: makes what is missing, says what it made, and ends. Run again it makes nothing. Where nobody answers it asks again for a
 * while; a refusal, such as a wrong password, ends it at once.
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

    /** One of the three parts, which need nothing of each other. */
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
    static int run(Map<String, String> environment, Duration patience) {
        try {
            new Provisioning(Target.of(environment)).all(patience);
            return 0;
        } catch (IllegalArgumentException e) {
            LOG.error("event=refused reason=\"{}\"", e.getMessage());
            return USAGE_ERROR;
        } catch (UnreachableException e) {
            LOG.error("event=unreachable waited={}s reason=\"{}\"", patience.toSeconds(), e.getMessage());
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
        return told(SchemaCreation.run(target));
    }

    public List<Finding> topics() throws UnreachableException, InterruptedException {
        return told(TopicCreation.run(target));
    }

    public List<Finding> buckets() throws UnreachableException {
        return told(BucketCreation.run(target));
    }

    /** Makes all of it, and waits a minute at most for servers that do not answer yet. A refusal is an {@link IllegalStateException}. */
    public List<Finding> all() throws UnreachableException, InterruptedException {
        return all(REACH_MAX);
    }

    private List<Finding> all(Duration patience) throws UnreachableException, InterruptedException {
        long giveUpAt = System.nanoTime() + patience.toNanos();
        List<Finding> findings = new ArrayList<>();
        for (Part part : List.<Part>of(this::schemas, this::topics, this::buckets)) {
            findings.addAll(patiently(part, giveUpAt));
        }
        long created =
                findings.stream().filter(Finding.Created.class::isInstance).count();
        LOG.info("event=provisioned created={} different={}", created, findings.size() - created);
        return findings;
    }

    private static List<Finding> patiently(Part part, long giveUpAt) throws UnreachableException, InterruptedException {
        while (true) {
            try {
                return part.run();
            } catch (UnreachableException e) {
                if (System.nanoTime() - giveUpAt >= 0) {
                    throw e;
                }
                LOG.warn("event=waiting reason=\"{}\"", e.getMessage());
                TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
            }
        }
    }

    private static List<Finding> told(List<Finding> findings) {
        for (Finding finding : findings) {
            switch (finding) {
                case Finding.Created made -> LOG.info("{}", made);
                case Finding.Different other -> LOG.warn("{}", other);
            }
        }
        return findings;
    }
}
