package io.civstack.local.infra;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** An S3 server that keeps objects in a folder and checks signatures as a cloud does. */
final class ObjectStore implements RunningServer {

    private final S3Proxy proxy;

    private ObjectStore(S3Proxy proxy) {
        this.proxy = proxy;
    }

    static ObjectStore start(Path folder, int port, String accessKey, String secretKey) throws Exception {
        Files.createDirectories(folder);
        S3Proxy proxy = S3Proxy.builder()
                .blobStore(new FilesystemNio2BlobStore(folder.toString()))
                .endpoint(URI.create("http://127.0.0.1:" + port))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, accessKey, secretKey)
                .ignoreUnknownHeaders(true)
                .build();
        proxy.start();
        return new ObjectStore(proxy);
    }

    /**
     * Looks for the folders of the buckets: that is free, while the first request of an S3 client costs half a second
     * of CPU.
     */
    static boolean has(Path folder, List<String> buckets) {
        return buckets.stream().allMatch(bucket -> Files.isDirectory(folder.resolve(bucket)));
    }

    @Override
    public void stop() throws Exception {
        proxy.stop();
    }
}
