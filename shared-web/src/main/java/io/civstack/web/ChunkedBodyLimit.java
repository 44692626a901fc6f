package io.civstack.web;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Limits a body without a Content-Length while it is read. The framework has a limit too, but answers it without a
 * problem document and while the body is being read; so the framework's limit is set higher, and this one is reached
 * first.
 */
@Provider
class ChunkedBodyLimit implements ReaderInterceptor {

    private final CurrentVertxRequest request;

    ChunkedBodyLimit(CurrentVertxRequest request) {
        this.request = request;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        Long bodyBytesMax = request.getCurrent().get(FrameworkErrors.UNANNOUNCED_BODY_LIMIT);
        if (bodyBytesMax != null) {
            context.setInputStream(new Counted(context.getInputStream(), bodyBytesMax));
        }
        try {
            return context.proceed();
        } catch (TooLargeException e) {
            throw WebProblems.BODY_TOO_LARGE.exception();
        }
    }

    /** An IOException, because JSON readers pass those through and wrap all others. */
    private static final class TooLargeException extends IOException {}

    private static final class Counted extends FilterInputStream {

        private long left;

        Counted(InputStream body, long bytesMax) {
            super(body);
            this.left = bytesMax;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int read) throws TooLargeException {
            left -= read;
            if (left < 0) {
                throw new TooLargeException();
            }
        }
    }
}
