package nl.gevraagd;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An open subscription, and what it said so far. */
public final class Live implements AutoCloseable {

    private final List<JsonNode> heard = new CopyOnWriteArrayList<>();
    private final CountDownLatch listens = new CountDownLatch(1);
    private final Thread listener;

    /** From here on nothing is missed: the server has said that it listens. */
    Live(HttpClient http, HttpRequest request) {
        listener = Thread.ofVirtual().name("live").start(() -> listen(http, request));
        Graph.untilTrue(() -> listens.getCount() == 0);
    }

    private void listen(HttpClient http, HttpRequest request) {
        try (var body = http.send(request, HttpResponse.BodyHandlers.ofInputStream())
                        .body();
                var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            listens.countDown();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("data:") && line.length() > "data:".length()) {
                    heard.add(JsonMapper.shared().readTree(line.substring("data:".length())));
                }
            }
        } catch (IOException | InterruptedException closed) {
            Thread.currentThread().interrupt(); // nobody listens any more
        }
    }

    /** The answers so far, errors included. */
    public List<JsonNode> heard() {
        return heard;
    }

    @Override
    public void close() {
        listener.interrupt();
    }
}
