package io.civstack.gateway.edge;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Consumer;

/** Reads the whole body of a paused request, up to a limit, with or without the header {@code Content-Length}. */
final class BodyReader {

    private final Buffer read = Buffer.buffer();
    private boolean refused;

    private BodyReader() {}

    static void read(HttpServerRequest request, int bytesMax, Consumer<Buffer> whole, Runnable tooLarge) {
        BodyReader reader = new BodyReader();
        request.handler(part -> {
            if (reader.refused) {
                return;
            }
            if (reader.read.length() + part.length() > bytesMax) {
                reader.refused = true;
                tooLarge.run();
            } else {
                reader.read.appendBuffer(part);
            }
        });
        request.endHandler(end -> {
            if (!reader.refused) {
                whole.accept(reader.read);
            }
        });
        request.resume();
    }
}
