package org.nightdesk.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.nightdesk.channel.Answering;
import org.nightdesk.channel.Channels;
import org.nightdesk.channel.Delivery;
import org.nightdesk.channel.Message;
import org.nightdesk.testing.FakeTwilio;

/** What providers tell us: late, twice, out of order, forged, and from numbers that nobody knows. */
class HookTests {

    private static final PhoneCast cast = PhoneCast.shared();
    private static final Provider twilio = cast.twilio(true);
    private static final Provider gateway = cast.gateway(true);

    private final SentStore sent = cast.node.bean(SentStore.class);
    private final HookAddresses addresses = cast.node.bean(HookAddresses.class);

    @AfterAll
    static void end() {
        cast.clear();
    }

    private FakeTwilio.Resource message() {
        assertThat(cast.sends("sms")).isInstanceOf(Delivery.Sent.class);
        return cast.messages().getLast();
    }

    private SentMessage known(FakeTwilio.Resource resource) {
        return sent.find(twilio.id(), resource.sid()).orElseThrow();
    }

    @Test
    void aReportIsBelievedWithItsSignature() {
        FakeTwilio.Resource message = message();
        assertThat(cast.twilio.reports(cast.node, message, "sent").statusCode()).isEqualTo(204);
        assertThat(known(message).state()).isEqualTo(SentMessage.State.SENT);
        assertThat(cast.twilio.reports(cast.node, message, "delivered").statusCode())
                .isEqualTo(204);
        assertThat(known(message).state()).isEqualTo(SentMessage.State.DELIVERED);
    }

    @Test
    void aForgedReportChangesNothing() {
        FakeTwilio.Resource message = message();
        String address = message.form().getOrDefault("StatusCallback", "");
        Map<String, String> form = Map.of("MessageSid", message.sid(), "MessageStatus", "delivered");

        assertThat(cast.twilio.calls(cast.node, address, form, "another token").statusCode())
                .isEqualTo(403);
        assertThat(cast.twilio
                        .calls(cast.node, address.replaceAll("/reports$", "x/reports"), form, FakeTwilio.TOKEN)
                        .statusCode())
                .isEqualTo(404);
        assertThat(known(message).state()).isEqualTo(SentMessage.State.SENT);
    }

    @Test
    void whatWasDeliveredStaysDelivered() {
        FakeTwilio.Resource message = message();
        for (String status : List.of("delivered", "sent", "failed", "delivered", "queued", "undelivered")) {
            cast.twilio.reports(cast.node, message, status);
        }
        assertThat(known(message).state()).isEqualTo(SentMessage.State.DELIVERED);
    }

    @Test
    void aFailureIsCorrectedByALateDelivery() {
        FakeTwilio.Resource message = message();
        cast.twilio.reports(cast.node, message, "undelivered");
        assertThat(known(message).reason()).isEqualTo("The network did not deliver it.");
        cast.twilio.reports(cast.node, message, "delivered");
        assertThat(known(message).state()).isEqualTo(SentMessage.State.DELIVERED);
    }

    @Test
    void aReportMayBeQuickerThanOurNote() {
        sent.report(twilio.id(), "SM1early", Medium.SMS, SentMessage.State.DELIVERED, "", cast.node.now());
        sent.insert(twilio, "SM1early", Medium.SMS, true, cast.node.now());

        assertThat(sent.find(twilio.id(), "SM1early").orElseThrow().state()).isEqualTo(SentMessage.State.DELIVERED);
    }

    @Test
    void isAskedWhenNoReportComes() {
        FakeTwilio.Resource message = message();
        cast.twilio.becomes(message, "failed", "30003");
        cast.node.clock().tick(Duration.ofSeconds(11));
        cast.node.runDue();

        assertThat(known(message).state()).isEqualTo(SentMessage.State.FAILED);
        assertThat(known(message).reason()).isEqualTo("It failed on the way (Twilio 30003).");
    }

    @Test
    void aGatewayReportsInItsOwnWords() {
        String address = addresses.of(gateway, "reports");
        var request = HttpRequest.newBuilder(
                        URI.create(cast.node.url(URI.create(address).getPath())))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        "{\"messageId\": \"g-9\", \"status\": \"EXPIRED\", \"reason\": \"phone off\"}"))
                .build();
        assertThat(org.nightdesk.testing.Cast.of(cast.node)
                        .nobody()
                        .sendPlain(request)
                        .statusCode())
                .isEqualTo(204);

        assertThat(sent.find(gateway.id(), "g-9").orElseThrow().reason()).isEqualTo("The gateway says: phone off");
    }

    @Test
    void oneKindOfProviderIsNotCalledByTheAddressOfAnother() {
        String address = addresses.of(twilio, "replies").replace("/telephony/twilio/", "/telephony/gateway/");
        var request = HttpRequest.newBuilder(
                        URI.create(cast.node.url(URI.create(address).getPath())))
                .POST(BodyPublishers.ofString("from=%2B4790000003&text=ok"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .build();

        assertThat(org.nightdesk.testing.Cast.of(cast.node)
                        .nobody()
                        .sendPlain(request)
                        .statusCode())
                .as("it would need no signature there")
                .isEqualTo(404);
    }

    @Test
    void aReplyOfSomebodyWhomNobodyKnowsIsKeptAndNotAnswered() {
        var arrived = cast.twilio.receives("+4790000001", PhoneCast.OURS, "Who is this?\n<b>x</b>", cast.node.now());
        var answer = cast.twilio.handsOver(cast.node, addresses.of(twilio, "replies"), arrived);
        var again = cast.twilio.handsOver(cast.node, addresses.of(twilio, "replies"), arrived);

        assertThat(answer.body()).endsWith("<Response></Response>");
        assertThat(again.statusCode()).isEqualTo(200);
        List<Answer> kept = cast.node.bean(EarStore.class).before(Long.MAX_VALUE, 100).stream()
                .filter(one -> one.number().equals("+4790000001"))
                .toList();
        assertThat(kept).as("the same twice is one").hasSize(1);
        assertThat(kept.getFirst().known()).isFalse();
    }

    @Test
    void aCallAsksForAKeyAndHearsIt() {
        Answering answering = new Answering("12", "t", URI.create("http://x/a"), URI.create("http://x/n"), "p");
        Message page = new Message(
                "page-12-9", "P1 <Payments> & more", "41 %", Optional.empty(), true, false, Optional.of(answering));
        cast.node.bean(Channels.class).deliver("voice", PhoneCast.ASHA, page);
        var call = cast.twilio.calls(PhoneCast.ASHA).getLast();

        assertThat(call.form().get("Twiml")).contains("<Gather numDigits=\"1\"", "Press 1 if it is yours");
        String said = cast.twilio.presses(cast.node, call, "1").body();
        assertThat(said).contains("<Say>", "<Hangup/>");
        assertThat(cast.twilio.presses(cast.node, call, "1").body())
                .as("what Twilio asks twice is answered twice")
                .isEqualTo(said);
    }

    @Test
    void aProviderThatWasNotToldToCallDoesNotExistHere() {
        Provider quiet = cast.twilio(false);
        var arrived = cast.twilio.receives("+4790000002", PhoneCast.OURS, "ok", cast.node.now());

        assertThat(cast.twilio
                        .handsOver(cast.node, addresses.of(quiet, "replies"), arrived)
                        .statusCode())
                .isEqualTo(404);
    }
}
