package io.civstack.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class S3SignatureTest {

    /**
     * The example "GET Bucket (List Objects)" of the Amazon S3 API reference, Signature Calculations for the
     * Authorization Header.
     */
    @Test
    void isTheOneOfAmazonsExample() {
        // Given
        S3Signature signature = new S3Signature("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
        URI target = URI.create("https://examplebucket.s3.amazonaws.com/?max-keys=2&prefix=J");

        // When
        Map<String, String> headers = signature.headers("GET", target, Instant.parse("2013-05-24T00:00:00Z"));

        // Then
        assertThat(headers)
                .containsEntry("x-amz-date", "20130524T000000Z")
                .containsEntry(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
                                + "SignedHeaders=host;x-amz-content-sha256;x-amz-date,"
                                + "Signature=34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7");
    }
}
