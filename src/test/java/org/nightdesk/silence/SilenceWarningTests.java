package org.nightdesk.silence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nightdesk.people.Person;
import org.nightdesk.subject.Role;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.TestNode;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Anna made a silence, and is told before what it holds pages. */
class SilenceWarningTests {

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Person anna = cast.staff("Anna", Role.AGENT, "Europe/Dublin");
    private final Silences silences = node.bean(Silences.class);
    private final SilenceNeeds needs = node.bean(SilenceNeeds.class);
    private final SilenceWarner warner = node.bean(SilenceWarner.class);
    private final String host = "web-" + UUID.randomUUID();
    private final Instant now = node.now().truncatedTo(ChronoUnit.MICROS);

    @Test
    void isToldOnceAndOnceMoreOfANewEnd() {
        Silence hours = make("3", "");
        at(44);
        assertThat(mails()).isEmpty();
        assertThat(need(44)).isFalse();
        at(45);
        at(46);
        assertThat(mails())
                .singleElement()
                .asString()
                .contains("ends at", host, "Nothing fires behind it now", "Parts are ordered");
        assertThat(need(46)).isTrue();

        silences.extend(hours.id(), Duration.ofHours(1), cast.viewer(anna), minutes(50));
        assertThat(need(50)).isFalse();
        at(104);
        assertThat(mails()).hasSize(1);
        at(105);
        assertThat(mails()).hasSize(2);
    }

    @Test
    void isNotToldOfWhatWasEndedOrWasMadeForLessOrWhenSheDoesNotWantTo() {
        silences.end(make("1", "").id(), cast.viewer(anna), minutes(1));
        make("2", "0");
        make("3", "60");
        at(59);
        assertThat(mails()).isEmpty();
        assertThat(need(59)).isFalse();
    }

    @Test
    void theTimeIsAFieldOfTheScreenAndOfTheApi() {
        Silence made = make("1", "30");
        assertThat(made.warnMinutes()).isEqualTo(30);
        assertThat(cast.browser(anna).get("/silences/" + made.id().text()).body())
                .contains("<option value=\"30\" selected>30 minutes before");
        assertThat(post("2", "soon")).contains("Write the minutes as a number", "Parts are ordered");
        Json api = Json.of(node, cast.token(Role.AGENT));
        String body =
                "{'matchers': ['instance=%s'], 'until': '2036-12-24T01:00:00Z', 'from': '2036-12-24T00:00:00Z', 'reason': 'Why', 'warnMinutes': %d}";
        assertThat(api.post("/api/v1/silences", body.formatted(host, 5)).text("/warnMinutes"))
                .isEqualTo("5");
        assertThat(api.post("/api/v1/silences", body.formatted(host, 20_000)).text("/errors/0/field"))
                .isEqualTo("warnMinutes");
    }

    /** For an hour; a letter tells one from the other. */
    private Silence make(String letter, String warning) {
        post(letter, warning);
        return silences.active(node.now()).stream()
                .filter(one -> one.words().contains(host + letter))
                .findFirst()
                .orElseThrow();
    }

    private String post(String letter, String warning) {
        return cast.browser(anna)
                .post(
                        "/silences",
                        "matchers",
                        "instance=" + host + letter,
                        "timeZone",
                        "UTC",
                        "until",
                        now.plus(Duration.ofHours(1)).toString().replace("Z", ""),
                        "reason",
                        "Parts are ordered",
                        "warnMinutes",
                        warning)
                .body();
    }

    private void at(int minutes) {
        while (warner.runDue(minutes(minutes)) > 0) {}
    }

    private boolean need(int minutes) {
        return needs.of(cast.viewer(anna), minutes(minutes)).stream()
                .anyMatch(need -> need.detail().contains(host));
    }

    private List<String> mails() {
        return node.bean(JdbcClient.class)
                .sql("select title || text from memo.memo where person_id = :anna order by id")
                .param("anna", anna.id().value())
                .query(String.class)
                .list();
    }

    private Instant minutes(int minutes) {
        return now.plus(Duration.ofMinutes(minutes));
    }
}
