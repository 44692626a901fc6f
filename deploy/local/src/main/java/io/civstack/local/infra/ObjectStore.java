package io.civstack.local.infra;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** An S3 server over a folder, checking signatures as a cloud does. */
final class ObjectStore implements Part {

    static final List<String> BUCKETS = List.of("civstack-pictures", "civstack-models");

    private final S3Proxy proxy;

    private ObjectStore(S3Proxy proxy) {
        this.proxy = proxy;
    }

    static ObjectStore start(Path folder, int port, String accessKey, String secretKey) throws Exception {
        Files.createDirectories(folder);
        FilesystemNio2BlobStore store = new FilesystemNio2BlobStore(folder.toString());
        for (String bucket : BUCKETS) {
            if (!store.containerExists(bucket)) {
                store.createContainer(bucket);
            }
        }
        S3Proxy proxy = S3Proxy.builder()
                .blobStore(store)
                .endpoint(URI.create("http://127.0.0.1:" + port))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, accessKey, secretKey)
                .ignoreUnknownHeaders(true)
                .build();
        proxy.start();
        return new ObjectStore(proxy);
    }

    @Override
    public void stop() throws Exception {
        proxy.stop();
    }
}
