package org.nightdesk.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nightdesk.channel.Channels;
import org.nightdesk.channel.Delivery;
import org.nightdesk.channel.Message;
import org.nightdesk.people.ContactMethod;
import org.nightdesk.people.ContactMethods;
import org.nightdesk.people.Person;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.FakePushService;
import org.nightdesk.testing.TestNode;

/** Bob's browser: subscribed, verified by the first push, pushed to, gone. */
class PushTests {

    private final TestNode node = TestNode.shared();
    private final Cast people = Cast.of(node);
    private final Person bob = people.bob();
    private final org.nightdesk.testing.Browser browser = people.browser(bob);
    private FakePushService service;

    @BeforeEach
    void opens() {
        service = new FakePushService(node.now());
    }

    @AfterEach
    void closes() {
        service.close();
    }

    private HttpResponse<String> subscribes(org.nightdesk.testing.Browser who) {
        return who.post(
                "/profile/push",
                "endpoint",
                service.endpoint(),
                "key",
                service.key(),
                "auth",
                service.auth(),
                "name",
                "Bob's phone");
    }

    private ContactMethod method() {
        return node.bean(ContactMethods.class).of(List.of(bob.id())).getOrDefault(bob.id(), List.of()).stream()
                .filter(method -> method.kind().equals("push"))
                .findFirst()
                .orElseThrow();
    }

    private Delivery push(String address) {
        return node.bean(Channels.class)
                .deliver(
                        "push",
                        address,
                        new Message("m-1", "P1 Payments: Größe 🔥", "x".repeat(5_000), Optional.empty(), true, true));
    }

    @Test
    void isVerifiedByThePushThatComesBack() {
        assertThat(subscribes(browser).statusCode()).isEqualTo(303);
        assertThat(method().kind()).isEqualTo("push");
        assertThat(method().verified()).isFalse();
        var first = service.opened().getFirst();
        String path = first.path("verify").asString();
        assertThat(people.nobody().post(path, "proof", "forged").statusCode()).isEqualTo(404);
        assertThat(method().verified()).isFalse();

        assertThat(people.nobody()
                        .post(path, "proof", first.path("proof").asString())
                        .statusCode())
                .isEqualTo(204);
        assertThat(method().verified()).isTrue();
        assertThat(browser.get("/profile/push").body()).contains("Bob&#39;s phone", "verified");
        assertThat(browser.get("/profile").body()).contains("push to a browser");
    }

    @Test
    void isEncryptedForItAndFitsWhateverIsSaid() {
        subscribes(browser);
        assertThat(push(method().address())).isEqualTo(new Delivery.Sent(""));

        var read = service.opened().getLast();
        assertThat(read.path("title").asString()).isEqualTo("May be a repeat: P1 Payments: Größe 🔥");
        assertThat(read.path("body").asString()).contains("more characters behind the link");
        assertThat(service.sink().heard().getLast().headers())
                .containsEntry("urgency", "high")
                .containsEntry("ttl", "14400");
        assertThat(service.sink().heard().getLast().body()).doesNotContain("Payments");
    }

    @Test
    void aBrowserThatIsGoneIsForgottenAndItsMethodMarked() {
        subscribes(browser);
        var first = service.opened().getFirst();
        people.nobody()
                .post(
                        first.path("verify").asString(),
                        "proof",
                        first.path("proof").asString());
        service.isGone();
        String address = method().address();

        assertThat(push(address)).isInstanceOf(Delivery.Rejected.class);
        assertThat(method().verified()).isFalse();
        assertThat(push(address))
                .isInstanceOfSatisfying(
                        Delivery.Rejected.class, no -> assertThat(no.reason()).contains("not subscribed any more"));
    }

    @Test
    void oneThatWasRemovedFromTheContactMethodsBeginsAnew() {
        subscribes(browser);
        long gone = method().id();
        node.bean(ContactMethods.class).remove(bob.id(), gone, people.viewer(bob), node.now());
        subscribes(browser);
        var second = service.opened().getLast();

        assertThat(people.nobody()
                        .post(
                                second.path("verify").asString(),
                                "proof",
                                second.path("proof").asString())
                        .statusCode())
                .isEqualTo(204);
        assertThat(method().verified()).isTrue();
        assertThat(method().id()).isNotEqualTo(gone);
    }

    @Test
    void saysWhatThePushServiceSays() {
        subscribes(browser);
        service.sink().answers(429, "", "Retry-After", "20").answers(500, "").takesAndDrops();
        String address = method().address();

        assertThat(push(address)).isInstanceOf(Delivery.Retry.class);
        assertThat(push(address)).isEqualTo(new Delivery.Retry("Answered 500.", false));
        assertThat(push(address))
                .isInstanceOfSatisfying(
                        Delivery.Retry.class,
                        retry -> assertThat(retry.mayHaveArrived()).isTrue());
    }

    @Test
    void aBrowserBelongsToWhoeverUsesItNow() {
        subscribes(browser);
        subscribes(browser);
        assertThat(node.bean(Browsers.class).of(bob.id())).hasSize(1);
        Person alice = people.alice();
        subscribes(people.browser(alice));

        assertThat(node.bean(Browsers.class).of(bob.id())).isEmpty();
        assertThat(node.bean(Browsers.class).of(alice.id())).hasSize(1);
        assertThat(people.browser(bob)
                        .post("/profile/push/"
                                + node.bean(Browsers.class)
                                        .of(alice.id())
                                        .getFirst()
                                        .token() + "/removal")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void refusesKeysThatAreNone() {
        browser.post(
                "/profile/push", "endpoint", service.endpoint(), "key", "AAAA", "auth", service.auth(), "name", "x");
        browser.post(
                "/profile/push", "endpoint", "javascript:x", "key", service.key(), "auth", service.auth(), "name", "x");

        assertThat(node.bean(Browsers.class).of(bob.id())).isEmpty();
    }
}
