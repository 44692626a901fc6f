package io.civstack.objectstore;

import io.minio.CopyObjectArgs;
import io.minio.GetObjectArgs;
import io.minio.GetPresignedObjectUrlArgs;
import io.minio.Http;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.RemoveObjectArgs;
import io.minio.SourceObject;
import io.minio.StatObjectArgs;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * One bucket, with the few operations that services need. Every fault of the store is an
 * {@link ObjectStoreFaultException}.
 */
public final class Bucket {

    private static final Set<String> ABSENT = Set.of("NoSuchKey", "NoSuchObject", "NotFound", "404");

    private final MinioClient client;
    private final String name;

    Bucket(MinioClient client, String name) {
        this.client = client;
        this.name = name;
    }

    public void put(String key, byte[] bytes, String mediaType) {
        try {
            client.putObject(PutObjectArgs.builder()
                    .bucket(name)
                    .object(key)
                    .data(bytes, bytes.length)
                    .contentType(mediaType)
                    .build());
        } catch (MinioException e) {
            throw fault("put", e);
        }
    }

    /** The object's bytes, to be closed by the caller; empty when there is no such object. */
    public Optional<InputStream> open(String key) {
        try {
            return Optional.of(client.getObject(
                    GetObjectArgs.builder().bucket(name).object(key).build()));
        } catch (MinioException e) {
            if (isAbsent(e)) {
                return Optional.empty();
            }
            throw fault("get", e);
        }
    }

    /** How long the object is, in bytes; empty when there is no such object. */
    public OptionalLong size(String key) {
        try {
            return OptionalLong.of(client.statObject(
                            StatObjectArgs.builder().bucket(name).object(key).build())
                    .size());
        } catch (MinioException e) {
            if (isAbsent(e)) {
                return OptionalLong.empty();
            }
            throw fault("stat", e);
        }
    }

    public void copy(String from, String to) {
        try {
            client.copyObject(CopyObjectArgs.builder()
                    .bucket(name)
                    .object(to)
                    .source(SourceObject.builder().bucket(name).object(from).build())
                    .build());
        } catch (MinioException e) {
            throw fault("copy", e);
        }
    }

    public void remove(String key) {
        try {
            client.removeObject(
                    RemoveObjectArgs.builder().bucket(name).object(key).build());
        } catch (MinioException e) {
            throw fault("remove", e);
        }
    }

    /** A presigned address: whoever has it may PUT this object, for so long. */
    public String uploadLink(String key, Duration validFor) {
        try {
            return client.getPresignedObjectUrl(GetPresignedObjectUrlArgs.builder()
                    .method(Http.Method.PUT)
                    .bucket(name)
                    .object(key)
                    .expiry(Math.toIntExact(validFor.toSeconds()))
                    .build());
        } catch (MinioException e) {
            throw fault("presign", e);
        }
    }

    private static boolean isAbsent(MinioException e) {
        return e instanceof ErrorResponseException refusal
                && ABSENT.contains(refusal.errorResponse().code());
    }

    private ObjectStoreFaultException fault(String operation, MinioException cause) {
        return new ObjectStoreFaultException("bucket=" + name + " operation=" + operation, cause);
    }
}
