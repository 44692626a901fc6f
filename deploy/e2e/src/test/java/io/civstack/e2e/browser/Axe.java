package io.civstack.e2e.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The accessibility rules of axe-core, which the build of the page installs. */
final class Axe {

    private static final String VIOLATIONS = """
            async () => (await axe.run(document, { resultTypes: ["violations"] })).violations
                .map(found => found.id + ": " + found.help + " at "
                    + found.nodes.map(node => node.target.join(" ")).join(", "))
            """;

    private final String script;

    private Axe(String script) {
        this.script = script;
    }

    static Axe orSkip(Path root) throws IOException {
        Path file = root.resolve("gateway-service/src/main/webui/node_modules/axe-core/axe.min.js");
        assumeTrue(Files.exists(file), "the page was built without Node, so there is no axe-core");
        return new Axe(Files.readString(file));
    }

    /** Each rule that the page breaks, and where. */
    List<String> violations(Page page) {
        page.evaluate(script);
        Object found = page.evaluate(VIOLATIONS);
        return ((List<?>) found).stream().map(String::valueOf).toList();
    }
}
