package org.nightdesk.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nightdesk.channel.Delivery;
import org.nightdesk.subject.Viewer;

/** Two providers: the first that is well carries the message; none is lost and none is silently told twice. */
class FailoverTests {

    private static final PhoneCast cast = PhoneCast.shared();

    private Provider first;
    private Provider second;

    @BeforeEach
    void evening() {
        first = cast.twilio(false);
        second = cast.gateway(false);
        cast.gateway.behaves(
                request -> new org.nightdesk.testing.FakeSink.Said(200, "{\"messages\":[{\"id\":\"g-7\"}]}"));
    }

    @AfterEach
    void morning() {
        cast.clear();
    }

    @Test
    void theFirstCarriesItWhileItIsWell() {
        int before = cast.messages().size();
        Delivery delivery = cast.sends("sms");

        assertThat(delivery)
                .isInstanceOfSatisfying(
                        Delivery.Sent.class,
                        sent -> assertThat(sent.reference()).startsWith(first.text() + "/SM"));
        assertThat(cast.messages()).hasSize(before + 1);
        assertThat(cast.messages().getLast().form())
                .containsEntry("From", PhoneCast.OURS)
                .doesNotContainKey("StatusCallback");
        assertThat(cast.messages().getLast().form().get("Body"))
                .startsWith("P1 Payments: cards are refused\n41 % fail.");
    }

    @Test
    void aFailingProviderIsPassedOverAndComesBackByItself() {
        cast.twilio.sink().answers(500, "").answers(500, "");
        int gateway = cast.gateway.heard().size();
        assertThat(cast.sends("sms")).isEqualTo(new Delivery.Sent(second.text() + "/g-7"));
        assertThat(cast.now(first).health().problem()).isEqualTo("Answered 500.");

        int twilio = cast.twilio.sink().heard().size();
        cast.sends("sms");
        assertThat(cast.twilio.sink().heard()).as("it rests").hasSize(twilio);

        cast.node.clock().tick(Duration.ofSeconds(31));
        cast.sends("sms");
        assertThat(cast.twilio.sink().heard())
                .as("it is tried again, and fails")
                .hasSize(twilio + 1);
        assertThat(cast.now(first).health().failures()).isEqualTo(2);
        assertThat(cast.gateway.heard()).hasSize(gateway + 3);

        cast.node.clock().tick(Duration.ofSeconds(61));
        assertThat(cast.sends("sms"))
                .isInstanceOfSatisfying(
                        Delivery.Sent.class,
                        sent -> assertThat(sent.reference()).startsWith(first.text()));
        assertThat(cast.now(first).health().good()).isTrue();
    }

    @Test
    void waitsAsLongAsItWasAskedTo() {
        cast.twilio.sink().answers(429, "{\"code\":20429,\"message\":\"Too Many Requests\"}", "Retry-After", "240");
        assertThat(cast.sends("sms")).isEqualTo(new Delivery.Sent(second.text() + "/g-7"));

        assertThat(cast.now(first).health().restUntil())
                .hasValue(cast.node.now().plusSeconds(240));
    }

    @Test
    void whatMayHaveArrivedIsToldAgainByTheOtherAndMarked() {
        cast.twilio.sink().takesAndDrops();
        int before = cast.messages().size();
        int gateway = cast.gateway.heard().size();

        assertThat(cast.sends("sms"))
                .isInstanceOfSatisfying(
                        Delivery.Retry.class,
                        retry -> assertThat(retry.mayHaveArrived()).isTrue());
        assertThat(cast.gateway.heard()).as("not doubled unseen").hasSize(gateway);
        assertThat(cast.sends("sms", true)).isEqualTo(new Delivery.Sent(second.text() + "/g-7"));
        assertThat(cast.messages()).hasSize(before + 1);
        assertThat(cast.gateway.heard().getLast().body()).contains("May be a repeat: P1 Payments");
    }

    @Test
    void aSlowOneIsPassedOverWhenItsTimeIsUp() throws InterruptedException {
        cast.twilio.sink().isLate();
        int before = cast.twilio.sink().heard().size();
        AtomicReference<Delivery> delivery = new AtomicReference<>();
        Thread sending = Thread.ofPlatform()
                .start(() -> delivery.set(
                        cast.node.bean(Dialler.class).deliver(Medium.SMS, PhoneCast.ASHA, PhoneCast.page(false))));
        while (cast.twilio.sink().heard().size() == before) {
            Thread.onSpinWait();
        }
        sending.interrupt();
        sending.join();

        assertThat(delivery.get())
                .isInstanceOfSatisfying(
                        Delivery.Retry.class,
                        retry -> assertThat(retry.mayHaveArrived()).isTrue());
        assertThat(cast.now(first).health().failures()).isEqualTo(1);
        assertThat(cast.sends("sms", true)).isEqualTo(new Delivery.Sent(second.text() + "/g-7"));
        cast.twilio.sink().release();
    }

    @Test
    void anAnswerInAnotherFormMayHaveBeenASending() {
        cast.twilio.sink().answers(201, "<html>welcome</html>");

        assertThat(cast.sends("sms"))
                .isInstanceOfSatisfying(
                        Delivery.Retry.class,
                        retry -> assertThat(retry.mayHaveArrived()).isTrue());
    }

    @Test
    void whenNobodyElseIsLeftTheRestingAreAskedAllTheSame() {
        cast.twilio.sink().answers(500, "");
        cast.gateway.answers(503, "");
        assertThat(cast.sends("sms")).isInstanceOf(Delivery.Retry.class);

        assertThat(cast.sends("sms"))
                .isInstanceOfSatisfying(
                        Delivery.Sent.class,
                        sent -> assertThat(sent.reference()).startsWith(first.text()));
    }

    @Test
    void aWrongNumberBlamesNoProvider() {
        cast.twilio.sink().answers(400, "{\"code\":21610,\"message\":\"Attempt to send to unsubscribed recipient\"}");
        cast.gateway.answers(422, "blocked");

        assertThat(cast.sends("sms")).isInstanceOf(Delivery.Rejected.class);
        assertThat(cast.now(first).health().good()).isTrue();
        assertThat(cast.now(second).health().good()).isTrue();
    }

    @Test
    void wrongCredentialsAreTheProvidersFaultNotTheMessages() {
        cast.twilio.sink().answers(401, "{\"code\":20003,\"message\":\"Authenticate\"}");

        assertThat(cast.sends("sms")).isEqualTo(new Delivery.Sent(second.text() + "/g-7"));
        assertThat(cast.now(first).health().problem()).isEqualTo("Twilio says: Authenticate. (20003)");
    }

    @Test
    void theGatewayGetsItsTemplateAndItsSecret() {
        cast.providers().raise(second.text(), Viewer.system(), cast.node.now());
        cast.sends("sms");

        var heard = cast.gateway.heard().getLast();
        assertThat(heard.headers()).containsEntry("authorization", "Bearer s3cret");
        assertThat(heard.body())
                .contains("\"to\": \"+4741234567\"", "cards are refused\\n41 % fail.", "\"id\": \"page-12-1\"");
    }

    @Test
    void aCallSpeaksWithoutAPublicAddress() {
        int before = cast.twilio.calls(PhoneCast.ASHA).size();
        assertThat(cast.sends("voice")).isInstanceOf(Delivery.Sent.class);

        assertThat(cast.twilio.calls(PhoneCast.ASHA)).hasSize(before + 1);
        assertThat(cast.twilio.calls(PhoneCast.ASHA).getLast().form().get("Twiml"))
                .contains("<Say>This is Nightdesk. P1 Payments: cards are refused. 41 % fail.</Say>")
                .doesNotContain("Gather");
    }

    @Test
    void withoutAnyProviderItSaysWhoMendsIt() {
        morning();

        assertThat(cast.sends("sms"))
                .isInstanceOfSatisfying(
                        Delivery.Rejected.class,
                        no -> assertThat(no.reason()).contains("An administrator adds a provider"));
    }
}
