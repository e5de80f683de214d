package org.nightdesk.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.nightdesk.people.Person;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.BrowserTest;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;

class SavedViewsTests {

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Person alice = cast.alice();
    private final Viewer seenByAlice = cast.viewer(alice);
    private final Viewer seenByBob = cast.viewer(cast.bob());
    private final SavedViews views = node.bean(SavedViews.class);

    @Test
    void aSearchIsKeptForOneselfOrForAll() {
        SavedView hers = views.keep(
                "Mine to watch", "is:open priority:P1,P2", false, Arrangement.USUAL, seenByAlice, node.now());
        SavedView all = views.keep(
                "Nobody's " + alice.id(), "is:open -assignee:*", true, Arrangement.USUAL, seenByAlice, node.now());

        assertThat(views.of(seenByAlice)).contains(hers, all);
        assertThat(views.of(seenByBob)).contains(all).doesNotContain(hers);
        assertThatThrownBy(() -> views.forget(hers.id(), seenByBob, node.now())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> views.forget(all.id(), seenByBob, node.now())).isInstanceOf(RuntimeException.class);
        assertThat(views.of(seenByAlice)).contains(all);

        views.forget(all.id(), seenByAlice, node.now());
        assertThat(views.of(seenByBob)).doesNotContain(all);
    }

    @Test
    void saysWhyItKeepsNothing() {
        views.keep("Twice", "is:open", false, Arrangement.USUAL, seenByAlice, node.now());

        assertThatThrownBy(() -> views.keep("twice ", "is:over", false, Arrangement.USUAL, seenByAlice, node.now()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("called twice");
        assertThatThrownBy(() -> views.keep("Colours", "colour:red", false, Arrangement.USUAL, seenByAlice, node.now()))
                .hasMessageContaining("colour");
        assertThatThrownBy(() -> views.keep(" ", "is:open", false, Arrangement.USUAL, seenByAlice, node.now()))
                .hasMessageContaining("name");
    }

    @BrowserTest
    void aliceKeepsAndForgetsAViewWithTheKeyboard() {
        try (Tab tab = Chromium.tab(node)) {
            tab.signIn(cast.browser(alice)).go("/queue?q=is:open+priority:P1");
            tab.press("v");
            tab.page()
                    .getByLabel("Name", new Page.GetByLabelOptions().setExact(true))
                    .fill("Burning");
            tab.page().keyboard().press("Enter");
            tab.page()
                    .locator("h1", new Page.LocatorOptions().setHasText("Burning"))
                    .waitFor();
            tab.look("queue-view");

            tab.page().getByText("Forget this view").click();
            tab.page().getByText("Burning is forgotten.").waitFor();
        }
        assertThat(views.of(seenByAlice)).noneMatch(view -> view.name().equals("Burning"));
    }
}
