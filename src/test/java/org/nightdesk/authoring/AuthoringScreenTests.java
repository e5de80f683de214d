package org.nightdesk.authoring;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nightdesk.playbook.PlaybookId;
import org.nightdesk.playbook.Playbooks;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;

/** Playbooks in a browser: a name is offered where it is begun, a wrong line is gone to. */
class AuthoringScreenTests {

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Viewer alice = cast.viewer(cast.alice());
    private final Playbooks playbooks = node.bean(Playbooks.class);

    @Test
    void areReadAndWritten() {
        String name = "Change a setting of " + UUID.randomUUID();
        String yaml = Starters.called("change-a-setting", name);
        PlaybookId id = playbooks.begin(name, yaml, alice, node.now());
        playbooks.publish(id, yaml, "", 1, alice, node.now());
        try (Tab tab = Chromium.tab(node).signIn(cast.browser(cast.alice()))) {
            tab.width(Tab.PHONE);
            for (String path : List.of(
                    "/playbooks",
                    "/playbooks/new",
                    id.path() + "/form",
                    id.path() + "/form/head",
                    id.path() + "/form/steps/0",
                    id.path() + "/versions")) {
                tab.go(path);
                tab.fits();
                tab.isAccessible();
            }
            tab.go(id.path() + "/text");
            tab.page().locator("#f-yaml").fill("name: Try\nporpose: x\n");
            tab.page().locator("#f-yaml").pressSequentially("expected-m");
            tab.page().locator("#mentions [role=option]").first().waitFor();
            tab.page().keyboard().press("Enter");
            assertThat(tab.page().locator("#f-yaml")).hasValue("name: Try\nporpose: x\nexpected-minutes: ");
            tab.page().locator("button[value=check]").click();
            tab.page().locator("a[data-line='2']").click();
            assertThat(tab.page().locator("#f-yaml")).isFocused();
            tab.fits();
            tab.isAccessible();
            tab.go(id.path());
            tab.look("playbook");
        }
    }
}
