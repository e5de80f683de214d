package org.nightdesk.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nightdesk.paging.Page;
import org.nightdesk.paging.PageState;
import org.nightdesk.paging.Pages;
import org.nightdesk.people.Person;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.FakeSink;
import org.nightdesk.testing.FakeSink.Heard;
import org.nightdesk.testing.FakeSink.Said;
import org.nightdesk.testing.TestNode;
import tools.jackson.databind.json.JsonMapper;

/** Bob presses a button of the ntfy app; the installation is reached by nobody. The server is ntfy as its documentation describes it. */
class TopicTests {

    private final TestNode node = TestNode.shared();
    private final FakeSink ntfy = FakeSink.open().behaves(this::answer).misbehavesWhenPostedTo();
    private final List<String> answers = new CopyOnWriteArrayList<>();
    private final String topic = "/desk-" + UUID.randomUUID().toString().substring(0, 8);
    private final AnswerCast cast = new AnswerCast(node);
    private final Person bob = cast.reached(Cast.of(node).bob(), "ntfy", ntfy.url(topic));

    @AfterEach
    void close() {
        ntfy.close();
    }

    private Said answer(Heard request) {
        if (request.method().equals("POST")) {
            return new Said(200, "{\"id\":\"n1\",\"event\":\"message\"}");
        }
        if (!request.path().startsWith(topic + "-answers/json?poll=1&since=")) {
            return new Said(404, "");
        }
        String since = request.path().replaceAll(".*since=", "");
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            if (since.matches("[0-9]+") || ("m" + i).compareTo(since) > 0) {
                lines.add(JsonMapper.shared()
                        .writeValueAsString(
                                java.util.Map.of("id", "m" + i, "event", "message", "message", answers.get(i))));
            }
        }
        return new Said(200, String.join("\n", lines));
    }

    private String button(String label) {
        String actions = ntfy.heard(topic).getLast().headers().getOrDefault("actions", "");
        return actions.replaceAll(
                ".*http, " + label + ", \"" + ntfy.url(topic) + "-answers\", method=POST, body=\"([^\"]+)\".*", "$1");
    }

    private void presses(String body) {
        answers.add(body);
        node.clock().tick(Duration.ofSeconds(11));
        node.runDue();
    }

    @Test
    void acknowledgeTakesIt() {
        Page page = cast.page(bob);
        presses("somebody else writes");
        presses("acknowledge 1-1-1-aaaaaaaaaaaaaaaaaaaaaa");
        assertThat(cast.page(page.id()).state()).isInstanceOf(PageState.Paging.class);

        presses(button("Acknowledge"));
        assertThat(cast.page(page.id()).state())
                .isInstanceOfSatisfying(
                        PageState.Acknowledged.class,
                        taken -> assertThat(taken.by()).hasValue(bob.id()));
    }

    @Test
    void thePageOffersTheTimesUntilWhichItIsHis() {
        Page page = cast.page(bob);
        String actions = ntfy.heard(topic).getLast().headers().getOrDefault("actions", "");
        assertThat(actions.split(";")).as("ntfy takes three").hasSize(3);
        String link = actions.replaceAll("view, Mine until \\.\\.\\., \"https?://[^/]+(/[^\"#]+)#sure\".*", "$1");
        Browser phone = Cast.of(node).nobody();
        assertThat(phone.get(link).body()).contains("id=\"sure\"", "Take this incident?");
        presses(button("Acknowledge"));

        String asked = phone.get(link).body();
        assertThat(asked).contains("id=\"sure\"", "Until when is it yours?");
        String until = asked.replaceAll("(?s).*?name=\"until\" value=\"(20[^\"]+)\".*", "$1");
        String proof = asked.replaceAll("(?s).*?name=\"proof\" value=\"([^\"]+)\".*", "$1");
        phone.post(link + "/acknowledgement", "proof", proof, "until", until);

        assertThat(cast.page(page.id()).state())
                .isInstanceOfSatisfying(
                        PageState.Acknowledged.class,
                        taken -> assertThat(taken.until()).hasValue(Instant.parse(until)));
    }

    @Test
    void aLinkThatHasEndedOrWasUsedChangesNothing() {
        Page page = cast.page(bob);
        String button = button("Acknowledge");
        presses(button);
        node.bean(Pages.class).stop(page.subject(), bob.actor(), "resolved", node.now());
        presses(button);

        assertThat(cast.page(page.id()).state()).isInstanceOf(PageState.Stopped.class);
    }

    @Test
    void aTopicWithAPasswordHasNoButtons() {
        assertThat(org.nightdesk.channel.NtfyAnswers.of("https://:tk_abc@ntfy.example/topic"))
                .isEqualTo(Optional.empty());
        assertThat(org.nightdesk.channel.NtfyAnswers.of("https://ntfy.example/topic/"))
                .hasValue("https://ntfy.example/topic-answers");
    }
}
