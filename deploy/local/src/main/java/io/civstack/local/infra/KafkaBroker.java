package io.civstack.local.infra;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/** One Kafka node, broker and controller at once, in this JVM. */
final class KafkaBroker implements RunningServer {

    private final KafkaRaftServer server;

    private KafkaBroker(KafkaRaftServer server) {
        this.server = server;
    }

    static KafkaBroker start(Path folder, int port, int controllerPort) throws IOException {
        Path data = folder.resolve("data");
        Properties properties = properties(data, port, controllerPort);
        if (!Files.exists(data.resolve("meta.properties"))) {
            format(folder, data, properties);
        }
        KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(properties), Time.SYSTEM);
        server.startup();
        return new KafkaBroker(server);
    }

    /** Also after a start that was killed while it formatted: without meta.properties there are no records to keep. */
    private static void format(Path folder, Path data, Properties properties) throws IOException {
        Folders.delete(data);
        Files.createDirectories(data);
        Path configuration = folder.resolve("server.properties");
        try (Writer writer = Files.newBufferedWriter(configuration)) {
            properties.store(writer, null);
        }
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        int status = StorageTool.execute(
                new String[] {
                    "format", "-t", Uuid.randomUuid().toString(), "-c", configuration.toString(), "--standalone"
                },
                new PrintStream(output, true, StandardCharsets.UTF_8));
        if (status != 0) {
            throw new IOException("Kafka could not format " + data + ": " + output.toString(StandardCharsets.UTF_8));
        }
    }

    private static Properties properties(Path data, int port, int controllerPort) {
        String host = "127.0.0.1:";
        Properties properties = new Properties();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", "1");
        properties.put("controller.quorum.bootstrap.servers", host + controllerPort);
        properties.put("listeners", "PLAINTEXT://" + host + port + ",CONTROLLER://" + host + controllerPort);
        properties.put("advertised.listeners", "PLAINTEXT://" + host + port);
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put("listener.security.protocol.map", "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT");
        properties.put("log.dirs", data.toString());
        // Provisioning makes the topics; a misspelt name must fail instead of making one.
        properties.put("auto.create.topics.enable", "false");
        properties.put("group.initial.rebalance.delay.ms", "0");
        // One node: internal topics have one replica, and few partitions because each costs files and start-up time.
        properties.put("offsets.topic.replication.factor", "1");
        properties.put("offsets.topic.num.partitions", "4");
        properties.put("transaction.state.log.replication.factor", "1");
        properties.put("transaction.state.log.min.isr", "1");
        properties.put("transaction.state.log.num.partitions", "2");
        properties.put("share.coordinator.state.topic.replication.factor", "1");
        properties.put("share.coordinator.state.topic.min.isr", "1");
        properties.put("share.coordinator.state.topic.num.partitions", "2");
        properties.put("num.network.threads", "2");
        properties.put("num.io.threads", "4");
        properties.put("num.recovery.threads.per.data.dir", "2");
        properties.put("log.cleaner.dedupe.buffer.size", String.valueOf(8 * 1024 * 1024));
        // Index files are preallocated at this size, one pair a partition.
        properties.put("log.index.size.max.bytes", String.valueOf(1024 * 1024));
        properties.put("log.segment.bytes", String.valueOf(64 * 1024 * 1024));
        return properties;
    }

    @Override
    public void stop() {
        server.shutdown();
        server.awaitShutdown();
    }
}
