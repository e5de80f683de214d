package org.nightdesk.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nightdesk.channel.ChannelCast.PAGE;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nightdesk.testing.FakeChats;
import org.nightdesk.testing.FakeSink;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each chat gets its own format, and nothing in an alert can ring a channel or forge a link. */
class ChatFormatsTests {

    private static final Message HOSTILE = new Message(
            "m-1",
            "<!channel> @all [click](https://evil.example)",
            "<https://evil.example|here> @channel **now**\n![](https://evil.example/x.png)",
            PAGE.link(),
            true,
            true);

    private final FakeSink sink = FakeChats.open();
    private final Channels channels = ChannelCast.channels(ChannelCast.settings("", "127.0.0.0/8"));

    @AfterEach
    void close() {
        channels.destroy();
        sink.close();
    }

    @ParameterizedTest
    @CsvSource({
        "slack,/services/T0/B0/x",
        "teams,/workflows/a/triggers/manual/paths/invoke?sig=x",
        "mattermost,/hooks/x"
    })
    void isTakenAsItIsDescribed(String kind, String path) {
        assertThat(channels.deliver(kind, sink.url(path), PAGE)).isEqualTo(new Delivery.Sent(""));
        assertThat(sink.heard().getFirst().body())
                .contains(
                        "P1 Payments: cards are refused",
                        "41 % of payments fail",
                        PAGE.link().orElseThrow() + "\"");
    }

    @ParameterizedTest
    @CsvSource({"slack,/services/T0/B0/x", "teams,/workflows/x", "mattermost,/hooks/x"})
    void takesWhateverAnAlertSays(String kind, String path) {
        Message long1 =
                new Message("m-2", "Ü🔥".repeat(400), ("🔥 line\n\n").repeat(4_000), Optional.empty(), false, true);
        Message empty = new Message("m-3", "Over", "", Optional.empty(), false, false);

        assertThat(channels.deliver(kind, sink.url(path), long1)).isEqualTo(new Delivery.Sent(""));
        assertThat(channels.deliver(kind, sink.url(path), HOSTILE)).isEqualTo(new Delivery.Sent(""));
        assertThat(channels.deliver(kind, sink.url(path), empty)).isEqualTo(new Delivery.Sent(""));
    }

    @Test
    void writesToSlackInPlainTextBlocks() {
        JsonNode body = sent("slack", "/services/T0/B0/x");

        assertThat(body.path("text").asString()).startsWith("May be a repeat: &lt;!channel&gt;");
        assertThat(body.path("blocks").findValuesAsString("type"))
                .contains("header", "section", "plain_text", "actions")
                .doesNotContain("mrkdwn");
    }

    @Test
    void writesToTeamsInRunsThatKnowNoMarkdown() {
        JsonNode card =
                sent("teams", "/workflows/x").path("attachments").path(0).path("content");

        assertThat(card.path("body").findValuesAsString("type")).doesNotContain("TextBlock");
        assertThat(card.path("actions").path(0).path("url").asString())
                .isEqualTo(PAGE.link().orElseThrow().toString());
    }

    @Test
    void writesToMattermostWithItsMarkdownEscaped() {
        JsonNode attachment = sent("mattermost", "/hooks/x").path("attachments").path(0);

        assertThat(attachment.path("text").asString()).doesNotContain("@channel", "](", "**now");
        assertThat(attachment.path("title").asString()).doesNotContain("@all", "](");
    }

    @Test
    void saysWhyAChatRefused() {
        sink.answers(404, "no_service").answers(429, "", "Retry-After", "30").answers(500, "");
        String address = sink.url("/services/T0/B0/x");

        assertThat(channels.deliver("slack", address, PAGE))
                .isEqualTo(new Delivery.Rejected("Answered 404: “no_service”."));
        assertThat(channels.deliver("slack", address, PAGE)).isInstanceOf(Delivery.Retry.class);
        assertThat(channels.deliver("slack", address, PAGE)).isEqualTo(new Delivery.Retry("Answered 500.", false));
        assertThat(channels.shown("teams", "https://prod.logic.example/workflows/abcd?sig=WXYZ"))
                .isEqualTo("prod.logic.example/…WXYZ");
    }

    private JsonNode sent(String kind, String path) {
        assertThat(channels.deliver(kind, sink.url(path), HOSTILE)).isInstanceOf(Delivery.Sent.class);
        return JsonMapper.shared().readTree(sink.heard().getFirst().body());
    }
}
