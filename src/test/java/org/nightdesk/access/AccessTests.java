package org.nightdesk.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonChange;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.TestNode;

class AccessTests {

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);

    @Test
    void sendsNobodyToTheSignInPageAndBack() {
        var answer = cast.nobody().get("/somewhere?view=mine");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).hasValue("/login?to=%2Fsomewhere%3Fview%3Dmine");
    }

    @Test
    void asksTheApiForATokenWithAProblem() {
        var answer = cast.nobody().get("/api/v1/nothing");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"nightdesk\"");
    }

    @Test
    void knowsATokenUntilItIsRevoked() {
        Tokens tokens = node.bean(Tokens.class);
        String name = "revoked of " + cast.alice().email();
        String key = tokens.create(name, Role.AGENT, cast.viewer(cast.alice()), node.now());
        Token token = tokens.findByKey(key, node.now()).orElseThrow();
        assertThat(token.role()).isEqualTo(Role.AGENT);

        tokens.revoke(token.id(), cast.viewer(cast.alice()), node.now());

        assertThat(tokens.findByKey(key, node.now())).isEmpty();
    }

    @Test
    void whatIsDoneByATokenOfOnesOwnThatPersonDidAndAtMostInItsRole() {
        Tokens tokens = node.bean(Tokens.class);
        Person anna = cast.staff("Anna", Role.AGENT, "Europe/Dublin");
        Viewer viewer = cast.viewer(anna);
        String key = tokens.createOwn("her script", Role.RESPONDER, viewer, node.now());
        assertThatThrownBy(() -> tokens.createOwn("too much", Role.LEAD, viewer, node.now()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("at most what you may");

        assertThat(cast.api(key).get("/api/v1/tickets?size=1").statusCode()).isEqualTo(200);
        assertThat(cast.api(key).get("/api/v1/tokens").statusCode())
                .as("not hers")
                .isEqualTo(404);
        Token own = tokens.own(viewer).getFirst();
        assertThatThrownBy(() -> tokens.revoke(own.id(), cast.viewer(cast.bob()), node.now()))
                .isInstanceOf(NotFound.class);

        node.bean(People.class).change(anna.id(), PersonChange.active(false), Viewer.system(), node.now());
        assertThat(cast.api(key).get("/api/v1/tickets?size=1").statusCode())
                .as("she has left")
                .isEqualTo(401);
        tokens.revoke(own.id(), viewer, node.now());
        assertThat(tokens.own(viewer)).isEmpty();
    }

    @Test
    void givesAnUnknownPathToSomebodySignedInAs404() {
        assertThat(cast.browser(cast.bob()).get("/somewhere").statusCode()).isEqualTo(404);
        assertThat(cast.api(Role.AGENT).get("/api/v1/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void refusesAFormThatIsNotOurs() {
        Browser bob = cast.browser(cast.bob());
        var forged = HttpRequest.newBuilder(URI.create(node.url("/somewhere")))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();

        assertThat(bob.sendPlain(forged).statusCode()).isEqualTo(403);
        assertThat(bob.post("/somewhere").statusCode()).isEqualTo(404);
    }

    @Test
    void asksIntakeForNeitherSessionNorForm() {
        var answer = cast.nobody().json("POST", "/in/nothing/of-the-kind", "{}");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void sendsAStrictPolicyWithEveryAnswer() {
        var headers = cast.browser(cast.bob()).get("/somewhere").headers();

        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }

    @Test
    void keepsASessionOnEveryNodeUntilItIsIdleTooLong() {
        Sessions sessions = node.bean(Sessions.class);
        Person bob = cast.bob();
        String key = sessions.begin(bob.id(), true, new Origin("192.0.2.7", "a browser"), node.now());

        assertThat(sessions.find(key, node.now().plus(Duration.ofDays(2)))).isPresent();
        assertThat(sessions.find(key, node.now().plus(Duration.ofDays(4)))).isPresent();
        assertThat(sessions.find(key, node.now().plus(Duration.ofDays(8)))).isEmpty();
    }

    @Test
    void endsASessionAfterThirtyDaysInAnyCase() {
        Sessions sessions = node.bean(Sessions.class);
        String key = sessions.begin(cast.bob().id(), true, new Origin("192.0.2.7", "a browser"), node.now());
        for (int day = 1; day < 30; day++) {
            assertThat(sessions.find(key, node.now().plus(Duration.ofDays(day))))
                    .isPresent();
        }

        assertThat(sessions.find(key, node.now().plus(Duration.ofDays(30)))).isEmpty();
    }
}
