package org.nightdesk.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

/** What the pane of the demo shows is what reached somebody. */
class WebSinkTests {

    @Test
    void askingForAnswersIsNothingThatReachesAPhone() throws IOException, InterruptedException {
        Arrivals arrivals = new Arrivals(InstantSource.system());
        try (WebSink phones = new WebSink(arrivals);
                HttpClient client = HttpClient.newHttpClient()) {
            URI phone = URI.create(phones.push("bob"));
            client.send(
                    HttpRequest.newBuilder(phone)
                            .POST(BodyPublishers.ofString("Cards are declined"))
                            .build(),
                    BodyHandlers.discarding());
            URI answers = URI.create(phones.push("bob-answers/json?poll=1"));

            assertThat(client.send(HttpRequest.newBuilder(answers).build(), BodyHandlers.ofString())
                            .body())
                    .isEmpty();

            assertThat(arrivals.latest()).hasSize(1);
        }
    }
}
