package org.nightdesk.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonChange;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.TestNode;

/** On a node of its own: the throttle counts by address, and all tests come from one. */
class SignInTests {

    private static final TestNode NODE = TestNode.fresh();
    private static final String PASSWORD = "a lamp in the window";

    private final Cast cast = Cast.of(NODE);
    private final Browser browser = cast.nobody();
    private Person bob;

    @BeforeEach
    void bobHasAPassword() {
        NODE.clock().tick(Duration.ofHours(1));
        bob = cast.bob();
        NODE.bean(Passwords.class).set(bob, PASSWORD, bob.actor(), NODE.now());
        browser.get("/login");
    }

    @AfterAll
    static void close() {
        NODE.close();
    }

    @Test
    void signsInAndGoesOnToWhereBobWanted() {
        var answer = signIn(PASSWORD);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/somewhere?a=b");
        assertThat(browser.get("/somewhere").statusCode()).isEqualTo(404);
    }

    @Test
    void neverGoesOnToAnotherSite() {
        for (String elsewhere : List.of("https://evil.example/", "//evil.example", "/\\evil.example", "javascript:1")) {
            var answer = browser.post("/login", "email", bob.email(), "password", PASSWORD, "to", elsewhere);
            assertThat(answer.headers().firstValue("Location")).as(elsewhere).hasValue("/");
        }
    }

    @Test
    void keepsTheAddressAndWarnsBeforeItWaits() {
        signIn("wrong");
        var second = signIn("wrong");
        assertThat(second.statusCode()).isEqualTo(422);
        assertThat(second.body())
                .contains("That password is not right.", "After 3 more tries this address waits 5 min", bob.email())
                .doesNotContain("wrong\"");
        signIn("wrong");
        signIn("wrong");
        assertThat(signIn("wrong").body()).contains("Now this address waits 5 min");

        var waiting = signIn(PASSWORD);
        assertThat(waiting.statusCode()).isEqualTo(429);
        assertThat(waiting.headers().firstValue("Retry-After")).hasValue("300");

        NODE.clock().tick(Duration.ofMinutes(5));
        assertThat(signIn(PASSWORD).statusCode()).isEqualTo(303);
    }

    @Test
    void answersTheSameWhetherThereIsSuchAPersonOrNot() {
        var nobody = browser.post("/login", "email", "nobody@example.org", "password", "wrong wrong wrong");
        NODE.clock().tick(Duration.ofHours(1));
        var known = signIn("wrong wrong wrong");

        assertThat(nobody.statusCode()).isEqualTo(known.statusCode());
        assertThat(nobody.body().replace("nobody@example.org", "").length())
                .isEqualTo(known.body()
                        .replace(bob.email(), "")
                        .replace("somewhere?a=b", "")
                        .length());
    }

    @Test
    void countsTriesOnAnAccountFromWhereverTheyCome() {
        Throttle throttle = NODE.bean(Throttle.class);
        for (int index = 0; index < Throttle.ACCOUNT.tries(); index++) {
            assertThat(throttle.take("account x", Throttle.ACCOUNT, NODE.now()).allowed())
                    .isTrue();
        }
        assertThat(throttle.take("account x", Throttle.ACCOUNT, NODE.now()).allowed())
                .isFalse();
        assertThat(throttle.take("account x", Throttle.ACCOUNT, NODE.now().plus(Duration.ofMinutes(14)))
                        .pause())
                .isEqualTo(Duration.ofMinutes(1));
        assertThat(throttle.take("account x", Throttle.ACCOUNT, NODE.now().plus(Duration.ofMinutes(15)))
                        .allowed())
                .isTrue();
    }

    @Test
    void opensNothingForSomebodyWhoHasLeft() {
        signIn(PASSWORD);
        NODE.bean(People.class).change(bob.id(), PersonChange.active(false), Viewer.system(), NODE.now());

        assertThat(browser.get("/somewhere").statusCode()).isEqualTo(302);
        assertThat(signIn(PASSWORD).statusCode()).isIn(403, 422);
    }

    @Test
    void asksForTheSecondFactorOnceAndForEachCodeOnce() {
        byte[] secret = withAuthenticator();
        var half = signIn(PASSWORD);
        assertThat(half.headers().firstValue("Location")).hasValue("/login/code?to=%2Fsomewhere%3Fa%3Db");
        assertThat(browser.get("/somewhere").statusCode()).isEqualTo(302);

        String code = Totp.code(secret, Totp.step(NODE.now()));
        assertThat(browser.post("/login/code", "code", "000000", "to", "/x").statusCode())
                .isEqualTo(422);
        assertThat(browser.post("/login/code", "code", code, "to", "/x").statusCode())
                .isEqualTo(303);
        assertThat(browser.get("/somewhere").statusCode()).isEqualTo(404);

        Browser thief = cast.nobody();
        thief.get("/login");
        thief.post("/login", "email", bob.email(), "password", PASSWORD);
        assertThat(thief.post("/login/code", "code", code).statusCode()).isEqualTo(422);
    }

    @Test
    void waitsAfterFiveWrongCodes() {
        byte[] secret = withAuthenticator();
        signIn(PASSWORD);
        for (int index = 0; index < 5; index++) {
            browser.post("/login/code", "code", "000000");
        }

        String code = Totp.code(secret, Totp.step(NODE.now()));
        assertThat(browser.post("/login/code", "code", code).statusCode()).isEqualTo(429);
    }

    @Test
    void takesEachRecoveryCodeOnce() {
        withAuthenticator();
        String code = NODE.bean(SecondFactors.class)
                .freshRecoveryCodes(bob, NODE.now())
                .getFirst();
        signIn(PASSWORD);
        assertThat(browser.post("/login/recovery", "code", code.toUpperCase(java.util.Locale.ROOT), "to", "/")
                        .statusCode())
                .isEqualTo(303);

        Browser again = cast.nobody();
        again.get("/login");
        again.post("/login", "email", bob.email(), "password", PASSWORD);
        assertThat(again.post("/login/recovery", "code", code).statusCode()).isEqualTo(422);
        assertThat(NODE.bean(SecondFactors.class).recoveryCodesLeft(bob.id())).isEqualTo(9);
    }

    @Test
    void forgetsAHalfSignInAfterTenMinutes() {
        byte[] secret = withAuthenticator();
        signIn(PASSWORD);
        NODE.clock().tick(Duration.ofMinutes(11));

        String code = Totp.code(secret, Totp.step(NODE.now()));
        assertThat(browser.post("/login/code", "code", code).headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).startsWith("/login?"));
    }

    @Test
    void signsOutHereOnly() {
        Browser phone = cast.browser(bob);
        signIn(PASSWORD);

        browser.post("/sign-out");

        assertThat(browser.get("/somewhere").statusCode()).isEqualTo(302);
        assertThat(phone.get("/somewhere").statusCode()).isEqualTo(404);
    }

    @Test
    void refusesPasswordsThatAreTriedFirst() {
        assertRefused("short");
        assertRefused("aaaaaaaaaaaaaaaa");
        assertRefused("nightdesk nightdesk");
        assertRefused(bob.email().substring(0, bob.email().indexOf('@')) + " is my name");
        assertRefused("x".repeat(100) + "abcdefgh".repeat(20));
    }

    private void assertRefused(String password) {
        assertThatThrownBy(() -> NODE.bean(Passwords.class).set(bob, password, bob.actor(), NODE.now()))
                .isInstanceOf(Refused.class);
    }

    private byte[] withAuthenticator() {
        SecondFactors factors = NODE.bean(SecondFactors.class);
        byte[] secret = factors.enrol(bob.id(), NODE.now()).orElseThrow();
        factors.confirm(bob, Totp.code(secret, Totp.step(NODE.now())), NODE.now());
        NODE.clock().tick(Duration.ofMinutes(1));
        return secret;
    }

    private HttpResponse<String> signIn(String password) {
        return browser.post("/login", "email", bob.email(), "password", password, "to", "/somewhere?a=b");
    }
}
