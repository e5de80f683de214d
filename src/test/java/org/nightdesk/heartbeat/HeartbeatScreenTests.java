package org.nightdesk.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nightdesk.catalog.Services;
import org.nightdesk.people.Person;
import org.nightdesk.subject.Role;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;

/** Making one on a screen, and seeing it heard. */
class HeartbeatScreenTests {

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Person anna = cast.staff("Anna", Role.AGENT, "Europe/Dublin");
    private final Browser hers = cast.browser(anna);
    private final String name = "Nightly backup " + UUID.randomUUID();

    @Test
    void isMadeOnAScreenAndARefusedOneKeepsWhatWasTyped() {
        assertThat(post("by", "calendar", "cron", "30 2 * *", "every", ""))
                .contains("as in a crontab", name, "Call Bob");
        assertThat(post("by", "every", "cron", "", "every", "soon")).contains("Write a length of time");
        assertThat(post("by", "calendar", "cron", "30 2 * * 1-5", "every", "")).isEmpty();
        assertThat(post("by", "every", "cron", "", "every", "1 d")).contains("There is already a heartbeat called");

        String path = hers.get("/heartbeats?q=" + name.replace(" ", "+")).body();
        assertThat(path).contains(name, "Waiting for the first", "by 30 2 * * 1-5 in Europe/Dublin");
        String id = path.replaceAll("(?s).*href=\"/heartbeats/(hb_\\d+)\".*", "$1");
        String page = hers.get("/heartbeats/" + id).body();
        String url = page.replaceAll("(?s).*?(/ping/[0-9a-f-]{36}).*", "$1");
        assertThat(page).contains("crontab", "systemd", "Prometheus", "Shell");

        try (Tab tab = Chromium.tab(node).signIn(hers)) {
            tab.go("/heartbeats/" + id);
            assertThat(Json.of(node).get(url).status()).isEqualTo(200);
            tab.page().locator("#news .heard").waitFor();
            tab.look("heartbeat");
            tab.go("/heartbeats");
            tab.look("heartbeats");
            tab.go("/heartbeats/new");
            tab.width(Tab.PHONE).fits();
            tab.isAccessible();
        }
    }

    @Test
    void whoIsNoAgentSeesNoAddress() {
        post("by", "every", "cron", "", "every", "1 d");
        Browser bobs = cast.browser(cast.bob());
        String list = bobs.get("/heartbeats?q=" + name.replace(" ", "+")).body();
        String id = list.replaceAll("(?s).*href=\"/heartbeats/(hb_\\d+)\".*", "$1");
        assertThat(bobs.get("/heartbeats/" + id).body()).contains(name).doesNotContain("/ping/");
    }

    private String post(String... when) {
        String service = node.bean(Services.class).catchAll().id().text();
        String[] fields = {
            "name",
            name,
            "service",
            service,
            "severity",
            "high",
            "timeZone",
            "Europe/Dublin",
            "grace",
            "1 h",
            "note",
            "Call Bob"
        };
        String[] all = java.util.stream.Stream.concat(java.util.Arrays.stream(fields), java.util.Arrays.stream(when))
                .toArray(String[]::new);
        return hers.post("/heartbeats", all).body();
    }
}
