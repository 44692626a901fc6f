package io.civstack.gateway.hop;

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
 * Carries a request to the service that owns it and streams the answer back as it comes. Request bodies are small and read whole
 * before the hop, so a slow sender holds no connection inside; answers may be large and are never held.
 */
@Singleton
public class Hop {

    private static final Logger LOG = Logger.getLogger(Hop.class);

    private final HttpClient client;
    private final Owners owners;
    private final GatewayConfig.Hop limits;

    Hop(Vertx vertx, Owners owners, GatewayConfig config) {
        this.owners = owners;
        this.limits = config.hop();
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(limits.connectionsPerOwnerMax())
                .setMaxWaitQueueSize(limits.callsWaitingMax())
                .setConnectTimeout((int) limits.connectTimeout().toMillis()));
    }

    @PreDestroy
    void close() {
        client.close();
    }

    /**
     * Answers {@code request} with what the owner answers.
     *
     * @param owner name of the context that the path belongs to
     * @param pathAndQuery as it was matched, not as it was sent
     * @param token of the caller; absent for those who are not signed in
     */
    public void carry(
            HttpServerRequest request, String owner, String pathAndQuery, @Nullable String token, Buffer body) {
        URI base = owners.of(owner);
        RequestOptions options = new RequestOptions()
                .setMethod(request.method())
                .setHost(base.getHost())
                .setPort(base.getPort())
                .setSsl("https".equals(base.getScheme()))
                .setURI(pathAndQuery)
                .setConnectTimeout(limits.connectTimeout().toMillis())
                .setIdleTimeout(limits.answerTimeout().toMillis());
        client.request(options)
                .onSuccess(out -> send(request, out, owner, token, body))
                .onFailure(failure -> {
                    LOG.warnf(
                            "hop=unreachable owner=%s error=%s",
                            owner, failure.getClass().getSimpleName());
                    GatewayProblems.answer(request.response(), GatewayProblems.OWNER_AWAY);
                });
    }

    private void send(
            HttpServerRequest request, HttpClientRequest out, String owner, @Nullable String token, Buffer body) {
        HopHeaders.copyInwards(request.headers(), out.headers());
        if (token != null) {
            out.putHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token);
        }
        // Somebody who has gone waits for nothing: the owner is told by the closed stream.
        request.response().closeHandler(gone -> out.reset());
        out.send(body)
                .onSuccess(answer -> stream(request.response(), answer, owner))
                .onFailure(failure -> {
                    LOG.warnf(
                            "hop=unanswered owner=%s error=%s",
                            owner, failure.getClass().getSimpleName());
                    GatewayProblems.answer(
                            request.response(),
                            failure instanceof TimeoutException
                                    ? GatewayProblems.OWNER_SLOW
                                    : GatewayProblems.OWNER_BROKE_OFF);
                });
    }

    private static void stream(HttpServerResponse response, HttpClientResponse answer, String owner) {
        if (response.closed()) {
            answer.request().reset();
            return;
        }
        response.setStatusCode(answer.statusCode());
        HopHeaders.copyOutwards(answer.headers(), response.headers());
        if (!response.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
            response.setChunked(true);
        }
        answer.pipe().endOnFailure(false).to(response).onFailure(failure -> {
            // Half an answer must not look like a whole one.
            LOG.warnf("hop=broken owner=%s error=%s", owner, failure.getClass().getSimpleName());
            response.reset();
        });
    }
}
