package io.civstack.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class FaultProxyTest {

    private ServerSocket echo;
    private FaultProxy proxy;

    @BeforeEach
    void start() throws IOException {
        echo = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
        proxy = FaultProxy.to(echo.getLocalPort());
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        echo.close();
    }

    @Test
    void passesBytesBothWays() throws IOException {
        try (Socket client = connect()) {
            assertThat(ask(client, 7)).isEqualTo(7);
        }
    }

    @Test
    void delaysBothWays() throws IOException {
        // Given
        proxy.delay(Duration.ofMillis(60));
        long begin = System.nanoTime();

        // When
        try (Socket client = connect()) {
            ask(client, 7);
        }

        // Then
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(115));
    }

    /** Repeated, because an end in good order once came in one of fourteen cuts. */
    @RepeatedTest(50)
    void cutsWhatIsOpenAndRefusesWhatIsNew() throws IOException {
        try (Socket client = connect()) {
            // Given
            ask(client, 1);

            // When
            proxy.cut();

            // Then
            assertThatThrownBy(() -> ask(client, 2)).isInstanceOf(SocketException.class);
            assertThatThrownBy(() -> {
                        try (Socket late = connect()) {
                            assertThat(ask(late, 3)).isNotNegative();
                        }
                    })
                    .isInstanceOfAny(SocketException.class, AssertionError.class);
        }
    }

    @Test
    void swallowsWithoutAWordUntilHealed() throws IOException {
        // Given
        proxy.blackHole();
        try (Socket client = connect()) {
            client.setSoTimeout(100);
            assertThatThrownBy(() -> ask(client, 1)).isInstanceOf(SocketTimeoutException.class);
        }

        // When
        proxy.heal();

        // Then
        try (Socket client = connect()) {
            assertThat(ask(client, 2)).isEqualTo(2);
        }
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    }

    private static int ask(Socket client, int question) throws IOException {
        client.getOutputStream().write(question);
        return client.getInputStream().read();
    }

    private void serve() {
        while (!echo.isClosed()) {
            try (Socket client = echo.accept()) {
                client.getInputStream().transferTo(client.getOutputStream());
            } catch (IOException e) {
                // the test is over, or cut the line
            }
        }
    }
}
