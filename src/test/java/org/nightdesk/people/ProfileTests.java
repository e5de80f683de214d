package org.nightdesk.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.FakeSink;
import org.nightdesk.testing.TestNode;

class ProfileTests {

    private static final FakeSink SINK = FakeSink.open();

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Person bob = cast.bob();
    private final Browser browser = cast.browser(bob);
    private final String path = "/bob-" + bob.id().value();

    @AfterAll
    static void close() {
        SINK.close();
    }

    @Test
    void verifiesAnAddressByTheFiguresThatWentThere() {
        add();
        assertThat(webhook().verified()).isFalse();
        assertThat(browser.get("/profile").body()).contains("Six figures that went there");

        var wrong = browser.post(at("/verification"), "code", "000000");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("That is not it");

        assertThat(browser.post(at("/verification"), "code", code(0)).statusCode())
                .isEqualTo(303);
        assertThat(webhook().verified()).isTrue();
        assertThat(browser.get("/profile").body()).contains("You are paged by webhook first.");
    }

    @Test
    void takesFiveTriesAndTenMinutes() {
        add();
        String code = code(0);
        for (int index = 0; index < 5; index++) {
            browser.post(at("/verification"), "code", "000000");
        }
        browser.post(at("/verification"), "code", code);
        assertThat(webhook().verified()).isFalse();

        assertThat(browser.post(at("/code")).statusCode()).isEqualTo(409);
        node.clock().tick(Duration.ofMinutes(1));
        browser.post(at("/code"));
        node.clock().tick(Duration.ofMinutes(10));
        browser.post(at("/verification"), "code", code(1));
        assertThat(webhook().verified()).isFalse();
    }

    @Test
    void changesNothingOfAnybodyElses() {
        add();
        Browser charlie = cast.browser(cast.charlie());

        assertThat(charlie.post(at("/verification"), "code", code(0)).statusCode())
                .isEqualTo(404);
        assertThat(charlie.post(at("/removal")).statusCode()).isEqualTo(404);
        assertThat(charlie.post(at("/test")).statusCode()).isEqualTo(404);
        assertThat(webhook().verified()).isFalse();
    }

    @Test
    void triesTheOneThatWasRaisedFirst() {
        add();
        browser.post(at("/raise"));

        assertThat(node.bean(People.class).contactMethods(bob.id()))
                .extracting(ContactMethod::kind)
                .containsExactly("webhook", "email");
        browser.post(at("/removal"));
        assertThat(node.bean(People.class).contactMethods(bob.id())).hasSize(1);
    }

    @Test
    void sendsATestToAVerifiedAddress() {
        add();
        browser.post(at("/verification"), "code", code(0));
        browser.post(at("/test"));

        assertThat(SINK.heard(path).getLast().body()).contains("This is how a page reaches you");
    }

    @Test
    void keepsBobsNameAndZoneButNotHisRole() {
        browser.post("/profile", "name", "Robert", "timeZone", "Asia/Seoul", "role", "administrator");

        Person now = node.bean(People.class).person(bob.id());
        assertThat(now.name()).isEqualTo("Robert");
        assertThat(now.zone().getId()).isEqualTo("Asia/Seoul");
        assertThat(now.role()).isEqualTo(bob.role());
    }

    private void add() {
        var added = browser.post("/profile/contact-methods", "kind", "webhook", "address", SINK.url(path));
        assertThat(added.statusCode()).as(added.body()).isEqualTo(303);
    }

    private ContactMethod webhook() {
        List<ContactMethod> all = node.bean(People.class).contactMethods(bob.id());
        return all.stream()
                .filter(one -> one.kind().equals("webhook"))
                .findFirst()
                .orElseThrow();
    }

    private String at(String verb) {
        return "/profile/contact-methods/" + webhook().id() + verb;
    }

    private String code(int index) {
        Matcher code = Pattern.compile("Your code is (\\d{6})")
                .matcher(SINK.heard(path).get(index).body());
        assertThat(code.find()).isTrue();
        return code.group(1);
    }
}
