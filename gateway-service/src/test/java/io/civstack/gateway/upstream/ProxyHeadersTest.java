package io.civstack.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import org.junit.jupiter.api.Test;

class ProxyHeadersTest {

    @Test
    void forwardsOnlyRequestHeadersThatServicesRead() {
        // Given
        MultiMap sent = MultiMap.caseInsensitiveMultiMap()
                .add("Accept", "application/json")
                .add("IDEMPOTENCY-KEY", "k")
                .add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .add("Cookie", "q_session=secret")
                .add("Authorization", "Bearer forged")
                .add("X-Forwarded-For", "1.2.3.4")
                .add("Host", "evil.example")
                .add("Connection", "keep-alive")
                .add("Transfer-Encoding", "chunked")
                .add("Content-Length", "5");
        MultiMap copied = MultiMap.caseInsensitiveMultiMap();

        // When
        ProxyHeaders.copyRequest(sent, copied);

        // Then
        assertThat(copied.names()).containsExactlyInAnyOrder("Accept", "IDEMPOTENCY-KEY");
    }

    @Test
    void dropsHopByHopHeadersOfTheResponse() {
        // Given
        MultiMap answered = MultiMap.caseInsensitiveMultiMap()
                .add("Content-Type", "image/png")
                .add("ETag", "\"a\"")
                .add("Content-Length", "5")
                .add("Connection", "close, X-Once")
                .add("X-Once", "1")
                .add("Keep-Alive", "timeout=5")
                .add("Set-Cookie", "a=b")
                .add("Server", "x")
                .add("Transfer-Encoding", "chunked");
        MultiMap copied = MultiMap.caseInsensitiveMultiMap();

        // When
        ProxyHeaders.copyResponse(answered, copied);

        // Then
        assertThat(copied.names()).containsExactlyInAnyOrder("Content-Type", "ETag", "Content-Length");
    }
}
