package io.civstack.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.Use;
import org.jose4j.jws.AlgorithmIdentifiers;

/** As much of an identity provider as a service asks for to check a token: who it is, and its public key. */
final class TestIssuer {

    static final String URL_PROPERTY = "civstack.testing.issuer.url";

    private final HttpServer server;
    private final String url;

    private TestIssuer(HttpServer server) {
        this.server = server;
        this.url = "http://127.0.0.1:" + server.getAddress().getPort() + "/realms/civstack";
    }

    static TestIssuer start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            TestIssuer issuer = new TestIssuer(server);
            server.createContext(
                    "/realms/civstack/.well-known/openid-configuration",
                    exchange -> answer(exchange, issuer.description()));
            server.createContext("/realms/civstack/certs", exchange -> answer(exchange, keys()));
            server.start();
            System.setProperty(URL_PROPERTY, issuer.url);
            return issuer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return url;
    }

    void stop() {
        server.stop(0);
    }

    private String description() {
        return """
                {"issuer": "%1$s", "jwks_uri": "%1$s/certs",
                 "authorization_endpoint": "%1$s/auth", "token_endpoint": "%1$s/token",
                 "end_session_endpoint": "%1$s/logout", "response_types_supported": ["code"],
                 "subject_types_supported": ["public"], "id_token_signing_alg_values_supported": ["RS256"]}
                """.formatted(url);
    }

    private static String keys() {
        RsaJsonWebKey key = new RsaJsonWebKey(TestKey.publicKey());
        key.setKeyId(TestKey.ID);
        key.setUse(Use.SIGNATURE);
        key.setAlgorithm(AlgorithmIdentifiers.RSA_USING_SHA256);
        return new JsonWebKeySet(key).toJson();
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
