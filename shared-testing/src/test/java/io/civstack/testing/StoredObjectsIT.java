package io.civstack.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** On the store that needs no Docker, whichever one the build asks for. */
class StoredObjectsIT {

    private final Endpoints endpoints = Infrastructure.named("process").endpoints();

    @Test
    void leaveTheirBucketsEmptyBehind() throws Exception {
        try (StoredObjects store = new StoredObjects(endpoints)) {
            // Given
            for (String bucket : store.buckets()) {
                store.put(bucket, "at the top");
                store.put(bucket, "deep/below+a~folder/ünïcode*.png");
                assertThat(store.keys(bucket)).contains("at the top", "deep/below+a~folder/ünïcode*.png");
            }

            // When
            store.empty();

            // Then
            assertThat(store.buckets()).hasSize(2);
            for (String bucket : store.buckets()) {
                assertThat(store.keys(bucket)).isEmpty();
            }
        }
    }

    @Test
    void sayWhatTheStoreRefused() {
        // Given
        Endpoints stranger = new Endpoints(
                endpoints.pid(), "", "", "", "", endpoints.s3Endpoint(), endpoints.s3AccessKey(), "a guess");

        // Then
        try (StoredObjects store = new StoredObjects(stranger)) {
            assertThatThrownBy(store::empty)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("was answered by 403");
        }
    }
}
