package org.nightdesk.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nightdesk.channel.ChannelCast.PAGE;
import static org.nightdesk.channel.ChannelCast.reason;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nightdesk.secret.Secrets;
import org.nightdesk.testing.FakeSink;
import org.nightdesk.testing.FakeSink.Heard;

class WebChannelsTests {

    private final FakeSink sink = FakeSink.open();
    private final Channels channels = ChannelCast.channels(ChannelCast.settings("", "127.0.0.0/8"));

    @AfterEach
    void close() {
        channels.destroy();
        sink.close();
    }

    @Test
    void signsAWebhookSoThatItsReceiverCanBelieveIt() {
        String address = sink.url("/hook?token=s3cret");

        Delivery first = channels.deliver("webhook", address, PAGE);
        Delivery again = channels.deliver(
                "webhook", address, new Message(PAGE.id(), PAGE.title(), PAGE.text(), PAGE.link(), true, true));

        assertThat(first).isInstanceOf(Delivery.Sent.class);
        assertThat(again).isInstanceOf(Delivery.Sent.class);
        Heard heard = sink.heard().getFirst();
        assertThat(heard.headers()).containsEntry("webhook-id", "page-12-1").containsKey("webhook-timestamp");
        assertThat(sink.heard().getLast().headers()).containsEntry("webhook-id", "page-12-1");
        assertThat(sink.heard().getLast().body()).contains("\"repeat\":true");
        assertThat(heard.body()).contains("\"title\":\"P1 Payments: cards are refused\"", "\"urgent\":true");
        assertThat(heard.headers().get("webhook-signature")).isEqualTo("v1," + signedByTheReceiver(address, heard));
    }

    private String signedByTheReceiver(String address, Heard heard) {
        byte[] key = Base64.getDecoder().decode(channels.signingSecret(address).substring("whsec_".length()));
        String signed =
                heard.headers().get("webhook-id") + "." + heard.headers().get("webhook-timestamp") + "." + heard.body();
        return Base64.getEncoder().encodeToString(Secrets.hmac(key, signed.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void writesToAChatWithoutRingingTheWholeChannel() {
        Message hostile =
                new Message("m-1", "<!channel> & more", "<https://evil.example|click>", PAGE.link(), true, false);

        channels.deliver("chat", sink.url("/services/T0/B0/x"), hostile);

        assertThat(sink.heard().getFirst().body())
                .contains("&lt;!channel&gt; &amp; more")
                .contains("&lt;https://evil.example|click&gt;")
                .contains("<https://desk.harbourline.example/p/7Qm2VxT9|Open>");
    }

    @Test
    void ringsThroughASilentPhoneOnlyWhenUrgent() {
        sink.answers(200, "{\"id\":\"xE73Iyuabi\",\"event\":\"message\"}");

        Delivery urgent = channels.deliver("ntfy", sink.url("/desk-7Qm2Vx"), PAGE);
        channels.deliver(
                "ntfy", sink.url("/desk-7Qm2Vx"), new Message("m-2", "Größe", "…", Optional.empty(), false, true));

        assertThat(urgent).isEqualTo(new Delivery.Sent("xE73Iyuabi"));
        Heard first = sink.heard().getFirst();
        assertThat(first.headers())
                .containsEntry("title", "P1 Payments: cards are refused")
                .containsEntry("priority", "5")
                .containsEntry("click", "https://desk.harbourline.example/p/7Qm2VxT9")
                .containsEntry("actions", "view, Open, \"https://desk.harbourline.example/p/7Qm2VxT9\"");
        assertThat(first.body()).isEqualTo(PAGE.text());
        Heard second = sink.heard().getLast();
        assertThat(second.headers()).containsEntry("priority", "3").doesNotContainKey("click");
        assertThat(second.headers().get("title")).startsWith("=?UTF-8?B?").isPrintable();
    }

    @Test
    void signsInWithTheUserOfTheAddress() {
        channels.deliver("ntfy", sink.url("/topic-1").replace("http://", "http://:tk_abc@"), PAGE);

        assertThat(sink.heard().getFirst().headers())
                .containsEntry(
                        "authorization",
                        "Basic " + Base64.getEncoder().encodeToString(":tk_abc".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void tellsApartWhatMayPassFromWhatWillNot() {
        sink.answers(404, "no_service\n").answers(500, "").answers(429, "slow down", "Retry-After", "30");

        assertThat(channels.deliver("chat", sink.url("/a"), PAGE))
                .isEqualTo(new Delivery.Rejected("Answered 404: “no_service”."));
        assertThat(channels.deliver("chat", sink.url("/a"), PAGE))
                .isEqualTo(new Delivery.Retry("Answered 500.", false));
        assertThat(channels.deliver("chat", sink.url("/a"), PAGE))
                .isEqualTo(
                        new Delivery.Retry("Answered 429: “slow down”. Too many calls, asks to wait until 30.", false));
    }

    @Test
    void saysThatItMayHaveArrivedWhenTheConnectionDrops() {
        sink.dropsTheConnection();

        Delivery delivery = channels.deliver("webhook", sink.url("/a"), PAGE);

        assertThat(delivery)
                .isInstanceOfSatisfying(
                        Delivery.Retry.class,
                        retry -> assertThat(retry.mayHaveArrived()).isTrue());
        assertThat(sink.heard()).hasSize(1);
    }

    @Test
    void endsAnAttemptThatIsNotAnswered() {
        sink.isLate();
        Channels hasty = ChannelCast.channels(ChannelCast.settings("", "127.0.0.0/8"), Duration.ofSeconds(1));

        Delivery delivery = hasty.deliver("webhook", sink.url("/a"), PAGE);

        assertThat(delivery).isEqualTo(new Delivery.Retry("No answer within 1 s. It may have arrived.", true));
        hasty.destroy();
    }

    @Test
    void readsNoMoreOfAnAnswerThanItNeeds() {
        sink.answersWithoutEnd();

        assertThat(channels.deliver("webhook", sink.url("/a"), PAGE)).isInstanceOf(Delivery.Sent.class);
    }

    @Test
    void saysPlainlyThatNobodyListens() {
        String address = sink.url("/a");
        sink.close();

        assertThat(channels.deliver("webhook", address, PAGE))
                .isEqualTo(new Delivery.Retry("The connection was refused.", false));
    }

    @Test
    void followsNoRedirect() {
        sink.answers(302, "", "Location", sink.url("/elsewhere"));

        assertThat(channels.deliver("webhook", sink.url("/a"), PAGE)).isInstanceOf(Delivery.Rejected.class);
        assertThat(sink.heard("/elsewhere")).isEmpty();
    }

    @Test
    void staysOutOfPrivateNetworks() {
        Channels guarded = ChannelCast.channels(ChannelCast.settings(""));

        assertThat(reason(guarded.deliver("webhook", sink.url("/a"), PAGE)))
                .startsWith("127.0.0.1 is a private address.")
                .contains("NIGHTDESK_ALLOW_PRIVATE");
        assertThat(guarded.deliver("webhook", sink.url("/a").replace("127.0.0.1", "localhost"), PAGE))
                .isInstanceOf(Delivery.Rejected.class);
        assertThat(guarded.deliver("webhook", sink.url("/a").replace("127.0.0.1", "[::ffff:127.0.0.1]"), PAGE))
                .isInstanceOf(Delivery.Rejected.class);
        assertThat(sink.heard()).isEmpty();
        guarded.destroy();
    }

    @Test
    void saysWhatIsWrongWithAnAddress() {
        assertThat(channels.problemWith("ntfy", "https://ntfy.example/desk-7Qm2Vx"))
                .isEmpty();
        assertThat(channels.problemWith("ntfy", "https://ntfy.example/")).isPresent();
        assertThat(channels.problemWith("webhook", "ftp://files.example/x")).isPresent();
        assertThat(channels.problemWith("webhook", "https://exa mple/x")).isPresent();
        assertThat(channels.problemWith("pigeon", "coop 7"))
                .hasValueSatisfying(problem -> assertThat(problem).contains("email"));
    }

    @Test
    void showsOfASecretAddressOnlyItsHostAndItsEnd() {
        assertThat(channels.shown("chat", "https://hooks.chat.example/services/T0/B0/abcdWXYZ"))
                .isEqualTo("hooks.chat.example/…WXYZ");
    }
}
