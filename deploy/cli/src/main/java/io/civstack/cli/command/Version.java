package io.civstack.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version of the build and of the JVM, for bug reports. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() throws IOException {
        Properties properties = new Properties();
        try (InputStream file = Version.class.getResourceAsStream("/version.properties")) {
            properties.load(file);
        }
        return new String[] {
            "Civstack " + properties.getProperty("version") + " on Java "
                    + Runtime.version().feature()
        };
    }
}
