package org.nightdesk.silence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nightdesk.people.Person;
import org.nightdesk.subject.Role;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;

/** Making, extending and ending one on screens. */
class SilenceScreenTests {

    private static final ZoneId DUBLIN = ZoneId.of("Europe/Dublin");

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Person anna = cast.staff("Anna", Role.AGENT, "Europe/Dublin");
    private final Browser hers = cast.browser(anna);
    private final String host = "web-" + UUID.randomUUID();

    @Test
    void isMadeOnAScreenAndARefusedOneKeepsWhatWasTyped() {
        assertThat(post("instance " + host, 1)).contains("cannot be read", host, "Parts are ordered");
        assertThat(post("instance=~\"(\"", 1)).contains("cannot be read");
        assertThat(post("instance=~\".*\"", 1)).contains("would silence every alert");
        assertThat(post("instance=" + host, -1)).contains("ends before it begins");
        assertThat(post("instance=" + host, 5_000)).contains("90 days at most");
        assertThat(post("instance=" + host, 1)).isEmpty();

        String list = hers.get("/silences").body();
        assertThat(list).contains(host, "Parts are ordered", "Anna", "An hour more", "End it now");
        Silence silence = node.bean(Silences.class).active(node.now()).stream()
                .filter(one -> one.words().contains(host))
                .findFirst()
                .orElseThrow();
        String path = "/silences/" + silence.id().text();
        assertThat(hers.get(path).body()).contains("Nothing that fires now is like that");
        hers.post(path + "/extension");
        assertThat(node.bean(Silences.class).silence(silence.id()).until())
                .isEqualTo(silence.until().plus(Duration.ofHours(1)));
        try (Tab tab = Chromium.tab(node).signIn(hers)) {
            tab.go("/silences");
            tab.look("silences");
            tab.go(path);
            tab.width(Tab.PHONE).fits();
            tab.isAccessible();
        }
        hers.post(path + "/end");
        assertThat(hers.get(path).body()).doesNotContain("It is over</button>");
    }

    @Test
    void standsOnTheHandoverOfTheShiftInWhichItEnds() {
        post("instance=" + host, 2);
        SilenceDuties duties = node.bean(SilenceDuties.class);
        Instant now = node.now();
        assertThat(duties.of(java.util.Set.of(), now.plus(Duration.ofHours(8)), cast.viewer(anna), now))
                .anySatisfy(duty -> assertThat(duty.what()).contains(host, "ends; what still fires pages then"));
        assertThat(duties.of(java.util.Set.of(), now.plus(Duration.ofHours(1)), cast.viewer(anna), now))
                .noneSatisfy(duty -> assertThat(duty.what()).contains(host));
    }

    @Test
    void anExpressionThatTakesTooLongSilencesNothing() throws Matcher.Unreadable {
        Matcher endless = Matcher.parse("summary=~\"(a+)+b\"");
        Silence silence = new Silence(
                new SilenceId(1),
                UUID.randomUUID(),
                List.of(endless),
                java.util.OptionalLong.empty(),
                node.now(),
                node.now().plusSeconds(60),
                "Why",
                "Anna",
                java.util.Optional.empty(),
                15,
                java.util.Optional.empty(),
                node.now());
        assertThat(silence.matches(1, java.util.Map.of("summary", "a".repeat(60) + "c")))
                .isFalse();
    }

    private String post(String matchers, int hours) {
        String until = node.now()
                .plus(Duration.ofHours(hours))
                .atZone(DUBLIN)
                .toLocalDateTime()
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
        return hers.post(
                        "/silences",
                        "matchers",
                        matchers,
                        "reason",
                        "Parts are ordered",
                        "from",
                        "",
                        "until",
                        until,
                        "timeZone",
                        "Europe/Dublin")
                .body();
    }
}
