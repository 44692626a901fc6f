package io.civstack.local.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Where the infrastructure listens on the loopback interface; 0 asks for any free port. */
public record InfrastructurePorts(int kafka, int controller, int postgres, int s3) {

    /** The same with every 0 replaced by a port that was free a moment ago. */
    public InfrastructurePorts resolved() {
        List<Integer> free = free(4);
        return new InfrastructurePorts(
                kafka == 0 ? free.get(0) : kafka,
                controller == 0 ? free.get(1) : controller,
                postgres == 0 ? free.get(2) : postgres,
                s3 == 0 ? free.get(3) : s3);
    }

    /** All are held until the last is found, so that no two are the same. */
    private static List<Integer> free(int count) {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            List<Integer> ports = held.stream().map(ServerSocket::getLocalPort).toList();
            for (ServerSocket socket : held) {
                socket.close();
            }
            return ports;
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on the loopback interface", e);
        }
    }
}
