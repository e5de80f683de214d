package org.nightdesk.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nightdesk.catalog.Service;
import org.nightdesk.catalog.ServiceDraft;
import org.nightdesk.catalog.Services;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;

/** A change from the first word to its result, on screens. */
class ChangeScreenTests {

    private static final ZoneId DUBLIN = ZoneId.of("Europe/Dublin");

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Browser annas = cast.browser(cast.staff("Anna", Role.AGENT, "Europe/Dublin"));
    private final Browser lenas = cast.browser(cast.staff("Lena", Role.LEAD, "Europe/Dublin"));
    private final Instant from = node.now().plus(Duration.ofDays(2)).truncatedTo(ChronoUnit.HOURS);
    private final Service service = node.bean(Services.class)
            .create(ServiceDraft.named("Scales " + UUID.randomUUID(), 3), Viewer.system(), node.now());

    @Test
    void isWrittenLookedAtApprovedAndDone() {
        annas.get(ChangePages.PATH + "/new");
        assertThat(post("", from)).contains("Say why it is changed", "New springs", "Turn it off");
        String path = kept(annas.post(ChangePages.PATH, fields("They are tired", from)));
        assertThat(annas.get(path).body()).contains("New springs", "draft", "Turn it off");
        annas.post(path + "/submission");

        lenas.get(path);
        assertThat(lenas.post(path + "/approval", "verdict", "refuse", "word", "")
                        .body())
                .contains("Say what is missing");
        lenas.post(path + "/approval", "verdict", "approve", "word", "");
        assertThat(annas.get(ChangePages.PATH + "/new?" + query(from)).body())
                .as("told while it is typed")
                .contains("New springs is scheduled", "Free next:");
        try (Tab tab = Chromium.tab(node).signIn(lenas)) {
            tab.go(path);
            fits(tab);
            tab.go(ChangePages.PATH);
            fits(tab);
            tab.go(ChangePages.PATH + "/new?" + query(from));
            tab.look("change-new");
            tab.go(ChangePages.PATH + "/calendar");
            tab.look("change-calendar");
        }
        annas.post(path + "/start");
        annas.post(path + "/points/1");
        annas.post(path + "/result", "outcome", "done", "result", "They swing");
        assertThat(annas.get(path).body()).contains("done", "They swing");
    }

    private static void fits(Tab tab) {
        tab.width(Tab.PHONE).fits();
        tab.isAccessible();
    }

    private static String kept(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return URI.create(answer.headers().firstValue("Location").orElseThrow()).getPath();
    }

    private String post(String why, Instant at) {
        return annas.post(ChangePages.PATH, fields(why, at)).body();
    }

    private String[] fields(String why, Instant at) {
        return new String[] {
            "title",
            "New springs",
            "why",
            why,
            "what",
            "",
            "kind",
            "normal",
            "environment",
            "Kitchen",
            "services." + service.id().text(),
            "on",
            "from",
            local(at),
            "until",
            local(at.plus(Duration.ofHours(1))),
            "timeZone",
            "Europe/Dublin",
            "points",
            "Turn it off\n",
            "playbook",
            ""
        };
    }

    private String query(Instant at) {
        return "title=Other&environment=Kitchen&services.%s=on&from=%s&until=%s"
                .formatted(service.id().text(), local(at), local(at.plus(Duration.ofHours(1))));
    }

    private static String local(Instant at) {
        return at.atZone(DUBLIN).toLocalDateTime().toString();
    }
}
