package io.civstack.testing.containers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** The images, with the versions that the parent POM gives to the platform's own servers. */
record Images(String kafka, String postgres, String objectStore) {

    static Images ofThisBuild() {
        try (InputStream stream = Images.class.getResourceAsStream("images.properties")) {
            Properties images = new Properties();
            images.load(Objects.requireNonNull(stream, "images.properties"));
            return new Images(
                    images.getProperty("kafka"),
                    twoNumbers(images.getProperty("postgres")),
                    images.getProperty("object-store"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** PostgreSQL counts 18.6; the jar with its binaries adds a number of its own. */
    private static String twoNumbers(String postgres) {
        return postgres.replaceFirst("(:\\d+\\.\\d+)\\.\\d+$", "$1");
    }
}
