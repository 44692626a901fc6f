package io.civstack.generation.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.database.Database;
import io.civstack.events.ImageId;
import io.civstack.generation.WorkerInTest;
import io.civstack.generation.bucket.PictureBucket;
import io.civstack.generation.table.UnreferencedObjects;
import io.civstack.source.IdSource;
import io.civstack.testing.CivstackInfrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(CivstackInfrastructure.class)
@WithTestResource(WorkerInTest.class)
class ObjectSweeperIT {

    @Inject
    UnreferencedObjects unreferenced;

    @Inject
    PictureBucket bucket;

    @Inject
    ObjectSweeper sweeper;

    @Inject
    Database database;

    @Inject
    IdSource ids;

    @Test
    void deletesOldUnreferencedObjectsAndKeepsNewOnes() throws IOException {
        // Given
        String old = put();
        String recent = put();
        database.update("update loose_object set put_at = now() - interval '2 hours' where object_key = ?", old);

        // When
        sweeper.sweep();

        // Then
        assertThat(exists(old)).isFalse();
        assertThat(exists(recent)).isTrue();
        assertThat(unreferenced.olderThan(Duration.ofHours(1), 10)).isEmpty();
    }

    private String put() {
        String key = bucket.keyOf(new ImageId(ids.next()));
        unreferenced.add(key);
        bucket.put(key, new byte[] {1, 2, 3});
        return key;
    }

    private boolean exists(String key) throws IOException {
        Optional<InputStream> bytes = bucket.open(key);
        if (bytes.isPresent()) {
            bytes.get().close();
        }
        return bytes.isPresent();
    }
}
