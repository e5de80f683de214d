package org.nightdesk.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.nightdesk.people.Person;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.OnOldestToo;
import org.nightdesk.testing.TestNode;
import org.nightdesk.web.Drafts.Draft;

@OnOldestToo
class DraftsTests {

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Drafts drafts = node.bean(Drafts.class);
    private final Person alice = cast.alice();
    private final Viewer viewer = cast.viewer(alice);

    @Test
    void whatIsTypedIsThereAgainForItsWriterOnly() {
        Browser browser = cast.browser(alice);

        assertThat(browser.post("/drafts", "key", "ticket:12:note", "text", "Try the second")
                        .statusCode())
                .isEqualTo(204);
        browser.post("/drafts", "key", "ticket:12:note", "text", "Try the second route");

        assertThat(drafts.find(viewer, "ticket:12:note")).contains(new Draft("Try the second route", node.now()));
        assertThat(drafts.find(cast.viewer(cast.bob()), "ticket:12:note")).isEmpty();
    }

    @Test
    void anEmptyTextForgetsTheDraft() {
        drafts.keep(viewer, "ticket:13:note", "half a thought", node.now());
        drafts.keep(viewer, "ticket:13:note", " \n", node.now());

        assertThat(drafts.find(viewer, "ticket:13:note")).isEmpty();
    }

    @Test
    void aFormThatIsTakenForgetsItsDraft() {
        drafts.keep(viewer, "theme", "beige", node.now());

        cast.browser(alice).post("/theme", "theme", "dark", "_draft", "theme");

        assertThat(drafts.find(viewer, "theme")).isEmpty();
    }

    @Test
    void aFormThatIsRefusedKeepsIt() {
        drafts.keep(viewer, "theme", "beige", node.now());

        assertThat(cast.browser(alice)
                        .post("/theme", "theme", "beige", "_draft", "theme")
                        .statusCode())
                .isEqualTo(422);

        assertThat(drafts.find(viewer, "theme")).isPresent();
    }

    @Test
    void aWholeBookIsRefused() {
        assertThatThrownBy(() -> drafts.keep(viewer, "book", "a".repeat(200_001), node.now()))
                .isInstanceOf(Refused.class);
    }
}
