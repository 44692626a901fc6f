package io.civstack.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A wire that can be made bad: stands between a client and a TCP server on this machine and delays, cuts or swallows on
 * demand. One virtual thread per direction.
 */
public final class FaultProxy implements AutoCloseable {

    private static final int CHUNK_BYTES = 8 * 1024;

    private final ServerSocket entrance;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Duration latency = Duration.ZERO;
    private volatile boolean cut;
    private volatile boolean swallowing;

    private FaultProxy(ServerSocket entrance, int target) {
        this.entrance = entrance;
        this.target = target;
    }

    /** A wire to this port of the loopback interface, good until told otherwise. */
    public static FaultProxy to(int port) {
        try {
            FaultProxy proxy = new FaultProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
            Thread.ofVirtual().start(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where clients connect. */
    public int port() {
        return entrance.getLocalPort();
    }

    /** Every chunk in either direction takes this much longer. */
    public void delay(Duration latency) {
        this.latency = latency;
    }

    /**
     * Resets every connection and refuses new ones. All are told that their end is a reset before the first ends: a
     * pump that loses one side closes the other, and would end it in good order.
     */
    public void cut() {
        cut = true;
        open.forEach(FaultProxy::endsByReset);
        open.forEach(FaultProxy::reset);
    }

    /** Takes everything and passes on nothing; nobody is told. */
    public void blackHole() {
        swallowing = true;
    }

    /** A good wire again, for connections made from now on. */
    public void heal() {
        latency = Duration.ZERO;
        swallowing = false;
        cut = false;
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        open.forEach(FaultProxy::reset);
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket client = entrance.accept();
                if (cut) {
                    reset(client);
                } else {
                    connect(client);
                }
            } catch (IOException e) {
                // closed, or a client that was gone before it was served: neither is the proxy's trouble
            }
        }
    }

    private void connect(Socket client) {
        Socket server = dial();
        if (server == null) {
            reset(client);
            return;
        }
        open.add(client);
        open.add(server);
        Thread.ofVirtual().start(() -> pump(client, server));
        Thread.ofVirtual().start(() -> pump(server, client));
    }

    private @Nullable Socket dial() {
        try {
            return new Socket(InetAddress.getLoopbackAddress(), target);
        } catch (IOException e) {
            return null;
        }
    }

    private void pump(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            byte[] chunk = new byte[CHUNK_BYTES];
            int read;
            while ((read = in.read(chunk)) >= 0) {
                Thread.sleep(latency);
                if (!swallowing) {
                    out.write(chunk, 0, read);
                }
            }
        } catch (IOException e) {
            // the other side is told by the reset below
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            reset(from);
            reset(to);
        }
    }

    private static void endsByReset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (SocketException e) {
            // it was closed before, which is what was wanted
        }
    }

    private static void reset(Socket socket) {
        endsByReset(socket);
        try {
            socket.close();
        } catch (IOException e) {
            // it was closed before, which is what was wanted
        }
    }
}
