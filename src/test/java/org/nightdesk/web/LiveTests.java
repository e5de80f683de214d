package org.nightdesk.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.nightdesk.engine.Bell;
import org.nightdesk.people.Person;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.OnOldestToo;
import org.nightdesk.testing.TestNode;

@OnOldestToo
class LiveTests {

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);

    @Test
    void staffHearWhatHasNews() throws Exception {
        try (Stream alice = new Stream(cast.browser(cast.alice()))) {
            node.bean(Bell.class).ring("live-test:1");

            assertThat(alice.hears("live-test:1")).isTrue();
        }
    }

    @Test
    void aCustomerHearsNothingOfTheStaffs() throws Exception {
        try (Stream charlie = new Stream(cast.browser(cast.charlie()));
                Stream alice = new Stream(cast.browser(cast.alice()))) {
            node.bean(Bell.class).ring("live-test:2");

            assertThat(alice.hears("live-test:2")).isTrue();
            assertThat(charlie.lines).noneMatch(line -> line.contains("live-test:2"));
        }
    }

    @Test
    void aStrangerIsSentToTheDoor() {
        assertThat(cast.nobody().get("/live").statusCode()).isNotEqualTo(200);
    }

    @Test
    void toldWhoElseIsHere() throws Exception {
        Person alice = cast.alice();
        Person bob = cast.bob();
        Browser hers = cast.browser(alice);
        try (Stream stream = new Stream(hers)) {
            cast.browser(bob).post("/presence", "topic", "ticket:771", "doing", "writing");

            assertThat(stream.hears("presence:ticket:771")).isTrue();
            assertThat(hers.get("/presence?topic=ticket:771").body()).contains("Bob", "is writing");
        }
        assertThat(cast.browser(cast.charlie())
                        .get("/presence?topic=ticket:771")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void theOldestStreamEndsWhenOnePersonHasTooMany() throws Exception {
        Browser alice = cast.browser(cast.alice());
        try (Stream first = new Stream(alice)) {
            Stream[] more = new Stream[6];
            for (int index = 0; index < more.length; index++) {
                more[index] = new Stream(alice);
            }

            assertThat(first.ends()).isTrue();
            for (Stream stream : more) {
                stream.close();
            }
        }
    }

    /** A real stream, read on a thread of its own. */
    private final class Stream implements AutoCloseable {

        private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        private final HttpClient client = HttpClient.newHttpClient();
        private final BufferedReader reader;

        Stream(Browser browser) throws Exception {
            HttpRequest request = HttpRequest.newBuilder(URI.create(node.url("/live")))
                    .header(
                            "Cookie",
                            "nightdesk_session="
                                    + browser.cookie("nightdesk_session").orElseThrow())
                    .build();
            reader = new BufferedReader(new InputStreamReader(
                    client.send(request, BodyHandlers.ofInputStream()).body(), StandardCharsets.UTF_8));
            Thread.ofVirtual().start(this::read);
            assertThat(hears("event:hello")).isTrue();
        }

        boolean hears(String text) throws InterruptedException {
            for (String line = next(); line != null; line = next()) {
                if (line.contains(text)) {
                    return true;
                }
            }
            return false;
        }

        boolean ends() throws InterruptedException {
            return hears("(end)");
        }

        private @Nullable String next() throws InterruptedException {
            return lines.poll(5, TimeUnit.SECONDS);
        }

        private void read() {
            try {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    lines.add(line);
                }
                lines.add("(end)");
            } catch (IOException closed) {
                lines.add("(broken)");
            }
        }

        @Override
        public void close() {
            client.shutdownNow();
        }
    }
}
