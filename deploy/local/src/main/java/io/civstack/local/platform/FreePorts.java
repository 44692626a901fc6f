package io.civstack.local.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;

/** Finds the ports of the platform that another program has. */
public final class FreePorts {

    private FreePorts() {}

    public static Map<String, Integer> taken(PortPlan plan) {
        Map<String, Integer> taken = new LinkedHashMap<>(plan.all());
        taken.values().removeIf(FreePorts::isFree);
        return taken;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // A port that a process of ours left a moment ago is free for us.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
            return true;
        } catch (IOException inUse) {
            return false;
        }
    }
}
