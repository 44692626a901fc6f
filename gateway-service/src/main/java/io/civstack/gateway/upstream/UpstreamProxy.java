package io.civstack.gateway.upstream;

import io.civstack.gateway.GatewayConfig;
import io.civstack.gateway.GatewayProblems;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.RequestOptions;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Forwards a request to its service and streams the answer back as it comes. Request bodies are small and read whole
 * before, so that a slow sender keeps no connection to a service open; answers may be large and are never held in
 * memory.
 */
@Singleton
public class UpstreamProxy {

    private static final Logger LOG = Logger.getLogger(UpstreamProxy.class);

    private final HttpClient client;
    private final UpstreamAddresses addresses;
    private final GatewayConfig.Upstream limits;

    UpstreamProxy(Vertx vertx, UpstreamAddresses addresses, GatewayConfig config) {
        this.addresses = addresses;
        this.limits = config.upstream();
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(limits.connectionsPerServiceMax())
                .setMaxWaitQueueSize(limits.callsWaitingMax())
                .setConnectTimeout((int) limits.connectTimeout().toMillis()));
    }

    @PreDestroy
    void close() {
        client.close();
    }

    /**
     * Answers {@code request} with what the service answers.
     *
     * @param service name of the context that the path belongs to
     * @param pathAndQuery with the path as it was matched, not as it was sent
     * @param token of the caller; null when nobody is signed in
     */
    public void forward(
            HttpServerRequest request, String service, String pathAndQuery, @Nullable String token, Buffer body) {
        URI base = addresses.of(service);
        RequestOptions options = new RequestOptions()
                .setMethod(request.method())
                .setHost(base.getHost())
                .setPort(base.getPort())
                .setSsl("https".equals(base.getScheme()))
                .setURI(pathAndQuery)
                .setConnectTimeout(limits.connectTimeout().toMillis())
                .setIdleTimeout(limits.answerTimeout().toMillis());
        client.request(options)
                .onSuccess(forwarded -> send(request, forwarded, service, token, body))
                .onFailure(failure -> {
                    LOG.warnf(
                            "upstream=unreachable service=%s error=%s",
                            service, failure.getClass().getSimpleName());
                    GatewayProblems.answer(request.response(), GatewayProblems.UPSTREAM_UNREACHABLE);
                });
    }

    private void send(
            HttpServerRequest request,
            HttpClientRequest forwarded,
            String service,
            @Nullable String token,
            Buffer body) {
        ProxyHeaders.copyRequest(request.headers(), forwarded.headers());
        if (token != null) {
            forwarded.putHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token);
        }
        // When the client closes its connection, the request to the service is cancelled too.
        request.response().closeHandler(closed -> forwarded.reset());
        forwarded
                .send(body)
                .onSuccess(answer -> stream(request.response(), answer, service))
                .onFailure(failure -> {
                    LOG.warnf(
                            "upstream=unanswered service=%s error=%s",
                            service, failure.getClass().getSimpleName());
                    GatewayProblems.answer(
                            request.response(),
                            failure instanceof TimeoutException
                                    ? GatewayProblems.UPSTREAM_TIMEOUT
                                    : GatewayProblems.UPSTREAM_BROKEN);
                });
    }

    private static void stream(HttpServerResponse response, HttpClientResponse answer, String service) {
        if (response.closed()) {
            answer.request().reset();
            return;
        }
        response.setStatusCode(answer.statusCode());
        ProxyHeaders.copyResponse(answer.headers(), response.headers());
        if (!response.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
            response.setChunked(true);
        }
        answer.pipe().endOnFailure(false).to(response).onFailure(failure -> {
            // The connection is broken off, because an answer that ends here would look complete.
            LOG.warnf(
                    "upstream=broken service=%s error=%s",
                    service, failure.getClass().getSimpleName());
            response.reset();
        });
    }
}
