package io.civstack.generation.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.database.Database;
import io.civstack.events.ImageId;
import io.civstack.generation.WorkerInTest;
import io.civstack.generation.bucket.PictureBucket;
import io.civstack.generation.store.LooseObjects;
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
    LooseObjects loose;

    @Inject
    PictureBucket bucket;

    @Inject
    ObjectSweeper sweeper;

    @Inject
    Database database;

    @Inject
    IdSource ids;

    @Test
    void removesWhatACrashLeftAndNothingThatIsUnderWay() throws IOException {
        // Given
        String left = put();
        String underWay = put();
        database.update("update loose_object set put_at = now() - interval '2 hours' where object_key = ?", left);

        // When
        sweeper.sweep();

        // Then
        assertThat(exists(left)).isFalse();
        assertThat(exists(underWay)).isTrue();
        assertThat(loose.forgotten(Duration.ofHours(1), 10)).isEmpty();
    }

    private String put() {
        String key = bucket.keyOf(new ImageId(ids.next()));
        loose.note(key);
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
