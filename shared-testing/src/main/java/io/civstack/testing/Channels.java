package io.civstack.testing;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.civstack.context.Contexts;
import io.civstack.events.ConsumerGroup;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds a service's incoming methods against the declaration of its context: every group is read, once, and nothing
 * else is.
 */
public final class Channels {

    private static final Path CLASSES = Path.of("target/classes");
    private static final String INCOMING = "org.eclipse.microprofile.reactive.messaging.Incoming";

    private Channels() {}

    /** Checks the module that the test runs in. */
    public static void check(String context) {
        List<String> faults =
                faults(Contexts.named(context).groups(), incoming(new ClassFileImporter().importPath(CLASSES)));
        if (!faults.isEmpty()) {
            throw new AssertionError(context + ":\n" + String.join("\n", faults));
        }
    }

    static List<String> faults(List<ConsumerGroup> declared, List<String> incoming) {
        List<String> faults = new ArrayList<>();
        for (ConsumerGroup group : declared) {
            long methods = incoming.stream().filter(group.channel()::equals).count();
            if (methods != 1) {
                faults.add("group " + group.name() + " has " + methods + " @Incoming methods");
            }
        }
        incoming.stream()
                .distinct()
                .filter(channel ->
                        declared.stream().noneMatch(group -> group.channel().equals(channel)))
                .forEach(channel ->
                        faults.add("@Incoming(\"" + channel + "\") reads what the context does not declare"));
        return faults;
    }

    /** The channel of every {@code @Incoming} method. */
    static List<String> incoming(JavaClasses classes) {
        return classes.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(INCOMING))
                .map(method -> method.getAnnotationOfType(INCOMING)
                        .get("value")
                        .map(Object::toString)
                        .orElseThrow())
                .toList();
    }
}
