package org.nightdesk.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;

class DocsScreenTests {

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);

    @Test
    void showsTheWholeApiToStaff() {
        try (Tab tab = Chromium.tab(node)) {
            tab.signIn(cast.browser(cast.bob()));
            tab.go("/api/docs");
            tab.page().getByText("/api/v1/events").first().click();

            assertThat(tab.page().locator("details[open] pre").first().innerText())
                    .contains("verb: string");
            tab.look("api-docs");
        }
    }

    @Test
    void isHiddenFromCustomers() {
        assertThat(cast.browser(cast.charlie()).get("/api/docs").statusCode()).isEqualTo(404);
        assertThat(cast.nobody().get("/api/docs").statusCode()).isEqualTo(302);
        assertThat(cast.browser(cast.bob()).get("/api/docs/openapi.json").statusCode())
                .isEqualTo(200);
    }
}
