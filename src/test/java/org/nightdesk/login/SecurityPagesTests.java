package org.nightdesk.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.nightdesk.login.OneTimeLinks.Purpose;
import org.nightdesk.people.Person;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.TestNode;
import org.nightdesk.timeline.Timeline;

class SecurityPagesTests {

    private static final String OLD = "a lamp in the window";
    private static final String NEW = "a moth about the lamp";

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Person bob = cast.bob();
    private final Browser browser = cast.browser(bob);

    @Test
    void changesThePasswordAndSignsOutEverywhereElse() {
        node.bean(Passwords.class).set(bob, OLD, bob.actor(), node.now());
        Browser phone = cast.browser(bob);

        assertThat(browser.post("/profile/password", "current", "wrong", "password", NEW)
                        .statusCode())
                .isEqualTo(422);
        assertThat(browser.post("/profile/password", "current", OLD, "password", NEW)
                        .statusCode())
                .isEqualTo(303);

        assertThat(phone.get("/profile/sign-in").statusCode()).isEqualTo(302);
        assertThat(browser.get("/profile/sign-in").statusCode()).isEqualTo(200);
        assertThat(node.bean(Passwords.class).isRight(Optional.of(bob), NEW)).isTrue();
    }

    @Test
    void putsAnAuthenticatorOnAndShowsTheCodesOnce() {
        String page = browser.get("/profile/authenticator").body();
        assertThat(page).contains("<svg class=\"qr\"", "otpauth://totp/Nightdesk:");
        byte[] secret =
                node.bean(SecondFactors.class).enrol(bob.id(), node.now()).orElseThrow();
        assertThat(page.replace(" ", "")).contains(Totp.base32(secret));

        assertThat(browser.post("/profile/authenticator", "code", "000000").statusCode())
                .isEqualTo(422);
        var codes = browser.post("/profile/authenticator", "code", Totp.code(secret, Totp.step(node.now())));
        assertThat(found("<li><code>[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}</code>", codes))
                .isEqualTo(10);
        assertThat(browser.get("/profile/sign-in").body()).contains("10 of 10 recovery codes");

        assertThat(browser.get("/profile/authenticator").statusCode()).isEqualTo(303);
        browser.post("/profile/authenticator/removal");
        assertThat(node.bean(SecondFactors.class).isOn(bob.id())).isFalse();
    }

    @Test
    void listsWhereBobIsSignedInAndEndsOneOfThem() {
        Browser phone = cast.browser(bob);
        String page = browser.get("/profile/sign-in").body();
        assertThat(page).contains("A Java program", "(this one)");
        Matcher other = Pattern.compile("/profile/sessions/(\\d+)/end").matcher(page);
        assertThat(other.find()).isTrue();

        Browser charlie = cast.browser(cast.charlie());
        charlie.post(other.group());
        assertThat(phone.get("/profile/sign-in").statusCode()).isEqualTo(200);

        browser.post(other.group());
        assertThat(phone.get("/profile/sign-in").statusCode()).isEqualTo(302);
    }

    @Test
    void invitesByALinkThatWorksOnce() {
        Browser alice = cast.browser(cast.alice());
        var invited = alice.post("/people/" + bob.id().text() + "/invitation");
        Matcher link = Pattern.compile("/login/password/[\\w-]+").matcher(invited.body());
        assertThat(link.find()).as(invited.body()).isTrue();
        assertThat(invited.body()).contains("The invitation was not mailed.");

        Browser fresh = cast.nobody();
        assertThat(fresh.get(link.group()).body()).contains("Choose a password", "Bob");
        assertThat(fresh.post(link.group(), "password", "short").statusCode()).isEqualTo(422);
        assertThat(fresh.post(link.group(), "password", NEW).statusCode()).isEqualTo(303);
        assertThat(fresh.get("/profile/sign-in").statusCode()).isEqualTo(200);
        assertThat(fresh.post(link.group(), "password", NEW).statusCode()).isEqualTo(404);
    }

    @Test
    void asksForTheSecondFactorAfterANewPasswordToo() {
        SecondFactors factors = node.bean(SecondFactors.class);
        byte[] secret = factors.enrol(bob.id(), node.now()).orElseThrow();
        factors.confirm(bob, Totp.code(secret, Totp.step(node.now())), node.now());
        String link = node.bean(OneTimeLinks.class).link(Purpose.RESET, Optional.of(bob.id()), node.now());
        Browser fresh = cast.nobody();
        String path = link.substring(link.indexOf("/login/"));
        fresh.get(path);

        assertThat(fresh.post(path, "password", NEW).headers().firstValue("Location"))
                .hasValue("/login/code?to=%2F");
    }

    @Test
    void letsAResetLinkGoAfterAnHour() {
        OneTimeLinks links = node.bean(OneTimeLinks.class);
        String link = links.link(Purpose.RESET, Optional.of(bob.id()), node.now());
        String key = link.substring(link.lastIndexOf('/') + 1);

        assertThat(links.whose(key, node.now().plus(Duration.ofMinutes(59)))).contains(bob.id());
        assertThat(links.whose(key, node.now().plus(Duration.ofMinutes(60)))).isEmpty();
    }

    @Test
    void writesDownWhatHappenedToAnAccount() {
        node.bean(Passwords.class).set(bob, OLD, bob.actor(), node.now());
        cast.browser(cast.alice()).post("/people/" + bob.id().text() + "/sign-out");

        assertThat(node.bean(Timeline.class).of(Subject.of("person", bob.id().value()), Viewer.system()))
                .extracting(recorded -> recorded.entry().verb())
                .containsExactly("created", "signed-in", "password-set", "signed-out");
    }

    private static long found(String pattern, HttpResponse<String> answer) {
        return Pattern.compile(pattern).matcher(answer.body()).results().count();
    }
}
