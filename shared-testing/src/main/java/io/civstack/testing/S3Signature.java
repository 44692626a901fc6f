package io.civstack.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.civstack.events.Sha256;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs a request without a body for an S3 store: AWS Signature Version 4 in its header form. The target's path is
 * encoded, and its query parameters are encoded and sorted by name already, since what is signed has to be what is
 * sent.
 */
record S3Signature(String accessKey, String secretKey) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String SIGNED_HEADERS = "host;x-amz-content-sha256;x-amz-date";

    /** The headers to send along; the HTTP client adds the host itself. */
    Map<String, String> headers(String method, URI target, Instant now) {
        String time = TIME.format(now);
        String scope = time.substring(0, 8) + "/us-east-1/s3/aws4_request";
        String nothing = hex(sha256(""));
        String query = target.getRawQuery() == null ? "" : target.getRawQuery();
        String request = String.join(
                "\n",
                method,
                target.getRawPath(),
                query,
                "host:" + target.getAuthority(),
                "x-amz-content-sha256:" + nothing,
                "x-amz-date:" + time,
                "",
                SIGNED_HEADERS,
                nothing);
        String toSign = String.join("\n", "AWS4-HMAC-SHA256", time, scope, hex(sha256(request)));
        byte[] key = ("AWS4" + secretKey).getBytes(UTF_8);
        for (String part : scope.split("/", -1)) {
            key = hmac(key, part);
        }
        String authorization = "AWS4-HMAC-SHA256 Credential=" + accessKey + "/" + scope + ",SignedHeaders="
                + SIGNED_HEADERS + ",Signature=" + hex(hmac(key, toSign));
        return Map.of("x-amz-content-sha256", nothing, "x-amz-date", time, "Authorization", authorization);
    }

    private static byte[] sha256(String text) {
        return Sha256.digest().digest(text.getBytes(UTF_8));
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC with SHA-256", e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "S3Signature[" + accessKey + "]";
    }
}
