package io.civstack.generation.bench;

import io.civstack.background.Background;
import io.civstack.database.Database;
import io.civstack.generation.GenerationConfig;
import io.civstack.generation.queue.ImageQueue;
import io.civstack.generation.store.Assignment;
import io.civstack.generation.store.Jobs;
import io.civstack.messaging.Outbox;
import io.civstack.source.IdSource;
import io.civstack.work.Claim;
import io.civstack.work.WorkConfig;
import io.civstack.work.WorkHandler.Started;
import io.civstack.work.WorkQueues;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.Constructor;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** The service's own claim, the start by the rules and its events included, on a connection of its own and without a container. */
final class ByHand {

    private static final SmallRyeConfig CONFIG = new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .withMapping(GenerationConfig.class)
            .withMapping(WorkConfig.class)
            .build();

    private final Map<Class<?>, Object> beans = new HashMap<>();
    private final OneConnection connection;
    private final Jobs jobs;
    private final ImageQueue queue;

    ByHand(OneConnection connection) {
        this.connection = connection;
        beans.put(DataSource.class, connection.source());
        beans.put(GenerationConfig.class, CONFIG.getConfigMapping(GenerationConfig.class));
        beans.put(WorkConfig.class, CONFIG.getConfigMapping(WorkConfig.class));
        beans.put(MeterRegistry.class, new SimpleMeterRegistry());
        beans.put(InstantSource.class, InstantSource.system());
        beans.put(IdSource.class, (IdSource) UUID::randomUUID);
        beans.put(Background.class, new Background());
        beans.put(String.class, "generation");
        beans.put(
                TransactionSynchronizationRegistry.class,
                OneConnection.proxy(
                        TransactionSynchronizationRegistry.class,
                        (name, call) -> name.equals("getTransactionStatus") ? Status.STATUS_ACTIVE : null));
        bean(Database.class);
        bean(Outbox.class);
        bean(WorkQueues.class);
        this.queue = bean(ImageQueue.class);
        this.jobs = bean(Jobs.class);
    }

    /** One claim, committed; empty when nothing waits. */
    Optional<Claim> claim(String worker, Collection<String> warm) throws java.sql.SQLException {
        Optional<Claim> claim = queue.work().claim(worker, Set.of("sd1"), warm);
        if (claim.isPresent() && !(jobs.start(claim.get()) instanceof Started.Yes<Assignment>)) {
            throw new IllegalStateException("the rules refuse " + claim.get());
        }
        connection.commit();
        return claim;
    }

    /** Makes what is asked for, and what that needs, as a container would. The build adds a second, empty constructor to beans for proxies. */
    private <T> T bean(Class<T> type) {
        Object known = beans.get(type);
        if (known == null && type.getName().equals("io.agroal.api.AgroalDataSource")) {
            return null;
        }
        if (known == null) {
            known = make(type);
            beans.put(type, known);
        }
        return type.cast(known);
    }

    private Object make(Class<?> type) {
        Constructor<?> constructor = Arrays.stream(type.getDeclaredConstructors())
                .max(Comparator.comparing(Constructor::getParameterCount))
                .orElseThrow();
        Object[] arguments = new Object[constructor.getParameterCount()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = bean(constructor.getParameterTypes()[i]);
        }
        try {
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make " + type, e);
        }
    }
}
