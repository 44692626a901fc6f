package io.civstack.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The object store as its clients see it, which is the same for a folder on this machine and for a container. */
final class StoredObjects implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final String endpoint;
    private final S3Signature signature;

    StoredObjects(Endpoints endpoints) {
        endpoint = endpoints.s3Endpoint();
        signature = new S3Signature(endpoints.s3AccessKey(), endpoints.s3SecretKey());
    }

    /**
     * Deletes every object of every bucket; the buckets stay. A store tells a thousand keys at once, so it is asked
     * until it tells none.
     */
    void empty() throws IOException, InterruptedException {
        for (String bucket : buckets()) {
            List<String> deleted = List.of();
            for (List<String> keys = keys(bucket); !keys.isEmpty(); keys = keys(bucket)) {
                if (keys.equals(deleted)) {
                    throw new IOException(
                            "the store says it deleted the objects of " + bucket + ", and still has them");
                }
                for (String key : keys) {
                    send("DELETE", "/" + bucket + "/" + key, "");
                }
                deleted = keys;
            }
        }
    }

    List<String> buckets() throws IOException, InterruptedException {
        return texts(send("GET", "/", ""), "Name");
    }

    List<String> keys(String bucket) throws IOException, InterruptedException {
        return texts(send("GET", "/" + bucket, "list-type=2"), "Key");
    }

    /** An object without content, for those who need one to be there. */
    void put(String bucket, String key) throws IOException, InterruptedException {
        send("PUT", "/" + bucket + "/" + key, "");
    }

    private String send(String method, String path, String query) throws IOException, InterruptedException {
        String encoded =
                Arrays.stream(path.split("/", -1)).map(StoredObjects::encode).collect(Collectors.joining("/"));
        URI target = URI.create(endpoint + encoded + (query.isEmpty() ? "" : "?" + query));
        HttpRequest.Builder request = HttpRequest.newBuilder(target).method(method, BodyPublishers.noBody());
        signature.headers(method, target, InstantSource.system().instant()).forEach(request::header);
        HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(
                    method + " " + path + " was answered by " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    /** As signatures want it: every character that is not unreserved, in upper case. */
    private static String encode(String segment) {
        return URLEncoder.encode(segment, UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static List<String> texts(String xml, String tag) throws IOException {
        try {
            NodeList elements = document(xml).getElementsByTagName(tag);
            return IntStream.range(0, elements.getLength())
                    .mapToObj(i -> elements.item(i).getTextContent())
                    .toList();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("the store answered something that is no XML: " + xml, e);
        }
    }

    private static Element document(String xml) throws ParserConfigurationException, SAXException, IOException {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(UTF_8)))
                .getDocumentElement();
    }

    @Override
    public void close() {
        client.close();
    }
}
