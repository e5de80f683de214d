package org.nightdesk.relation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.Tickets;
import org.nightdesk.people.Person;
import org.nightdesk.relation.Families.Done;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.ATicket;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.BrowserTest;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;

/** One trouble, forty customers who write about it, and three answers. */
@ExtendWith(Correspondence.Desk.class)
class FamilyTests {

    private static final int MANY = 40;
    private static final List<String> TEXTS = List.of(
            "Your cards work again. We are sorry.",
            "Ihre Karten gehen wieder. Wir bitten um Entschuldigung.",
            "Please restart the terminal once, then cards work again.");

    private final Correspondence mail = new Correspondence();
    private final TestNode node = mail.node;
    private final Cast cast = Cast.of(node);
    private final Person alice = cast.alice();
    private final Viewer viewer = cast.viewer(alice);
    private final Tickets tickets = node.bean(Tickets.class);
    private final Families families = node.bean(Families.class);

    @Test
    void fortyCustomersGetThreeAnswersInTheirOwnThreads() throws Exception {
        Ticket parent = open("The payment switch is down");
        List<Ticket> children = mail.askAll(
                IntStream.range(0, MANY).mapToObj(this::customer).toList(), "Cards are declined", "Since ten o'clock.");
        Browser browser = cast.browser(alice);
        String path = "/tickets/" + parent.number() + "/children";
        String numbers = String.join(" ", children.stream().map(Ticket::number).toList());
        assertThat(browser.post(path, "children", numbers).statusCode()).isEqualTo(303);
        tickets.resolve(children.getFirst().id(), "Resolved apart", viewer, node.now());
        assertThat(browser.get("/tickets/" + parent.number()).body()).contains("39 of 40 children are open");
        assertThat(browser.get(path + "/resolution").body()).contains(customer(1) + " by mail", "Stays as it is");

        String[] form = farewell(children);
        assertThat(browser.post(path + "/resolution", form).statusCode()).isEqualTo(303);
        browser.post(path + "/resolution", form);
        mail.letGo();

        for (int i = 0; i < MANY; i++) {
            Ticket child = children.get(i);
            List<MimeMessage> mails = mail.mails(customer(i));
            boolean apart = i == 0;
            boolean left = i == MANY - 1;
            assertThat(mails).as(customer(i)).hasSize(apart || left ? 0 : 1);
            if (!apart && !left) {
                assertThat(mails.getFirst().getSubject()).contains("Cards are declined", "[" + child.number() + "]");
                assertThat(Correspondence.text(mails.getFirst())).contains(TEXTS.get(i % 3));
            }
            assertThat(tickets.ticket(child.id(), viewer).state().over())
                    .as(child.number())
                    .isEqualTo(!left);
        }
        assertThat(tickets.ticket(parent.id(), viewer).state().over()).isTrue();

        MimeMessage told = mail.mails(customer(5)).getFirst();
        mail.write(customer(5), "Subject: Re: cards\nIn-Reply-To: " + told.getMessageID(), "Not here.");
        assertThat(tickets.ticket(children.get(5).id(), viewer).state().over()).isFalse();
        assertThat(tickets.ticket(parent.id(), viewer).state().over()).isTrue();
    }

    /** Text 1 for all, 2 and 3 for some, the last one stays open. */
    private static String[] farewell(List<Ticket> children) {
        List<String> form = new ArrayList<>(List.of("all", "1", "note", "The switch was restarted"));
        for (int text = 0; text < TEXTS.size(); text++) {
            form.addAll(List.of("text" + (text + 1), TEXTS.get(text)));
        }
        for (int i = 0; i < children.size(); i++) {
            String fate = i == children.size() - 1 ? "open" : i % 3 == 0 ? "" : Integer.toString(i % 3 + 1);
            form.addAll(List.of("fate-" + children.get(i).id().value(), fate));
        }
        return form.toArray(String[]::new);
    }

    @Test
    void eachChildFillsTheVariablesOfATextItself() throws Exception {
        Ticket parent = open("Down");
        List<Ticket> children = mail.askAll(List.of(customer(1), customer(2)), "Cards", "Declined.");
        families.adopt(parent.id(), children.stream().map(Ticket::id).toList(), viewer, node.now());
        Browser browser = cast.browser(alice);
        String path = "/tickets/" + parent.number() + "/children/resolution";

        var holed = browser.post(path, "all", "1", "text1", "{{team}} mended {{number}}.");
        assertThat(holed.statusCode()).isEqualTo(422);
        assertThat(holed.body())
                .contains(
                        "does not know {{team}}",
                        "{{team}} mended {{number}}.",
                        children.getFirst().number());
        assertThat(tickets.ticket(parent.id(), viewer).state().over()).isFalse();

        assertThat(browser.post(path, "all", "1", "text1", "{{number}} works again.")
                        .statusCode())
                .isEqualTo(303);
        mail.letGo();
        for (int i = 0; i < 2; i++) {
            assertThat(Correspondence.text(mail.mails(customer(i + 1)).getFirst()))
                    .contains(children.get(i).number() + " works again.");
        }
    }

    @BrowserTest
    void aTemplateGoesIntoTheTextAtTheHandAsItIsWritten() {
        Ticket parent = open("Down");
        String name = "It works " + mail.word;
        assertThat(cast.browser(alice)
                        .post("/templates", "name", name, "language", "en", "team", "", "body", "{{number}} works.")
                        .statusCode())
                .isEqualTo(303);
        try (Tab tab = Chromium.tab(node).signIn(cast.browser(alice))) {
            tab.go("/tickets/" + parent.number() + "/children/resolution");
            Locator second = tab.page().getByLabel("Text 2", new Page.GetByLabelOptions().setExact(true));
            second.focus();
            tab.press("/");
            tab.page().locator("dialog.palette[open]").waitFor();
            tab.page().keyboard().type(name);
            tab.page().keyboard().press("Enter");
            PlaywrightAssertions.assertThat(second).hasValue("{{number}} works.");
            PlaywrightAssertions.assertThat(second).isFocused();
            tab.look("farewell-template");
        }
    }

    @Test
    void resolvedByTwoAtOnceEachCustomerIsToldOnce() {
        Ticket parent = open("Down");
        Ticket child = mail.ask(customer(1), "Cards", "Declined.");
        families.adopt(parent.id(), List.of(child.id()), viewer, node.now());
        List<Fate> fates = List.of(new Fate(child.id(), "It works again.", true));
        CompletableFuture<Done> one =
                CompletableFuture.supplyAsync(() -> families.resolve(parent.id(), "", fates, viewer, node.now()));
        CompletableFuture<Done> other =
                CompletableFuture.supplyAsync(() -> families.resolve(parent.id(), "", fates, viewer, node.now()));

        assertThat(one.join().told() + other.join().told()).isEqualTo(1);
        mail.letGo();
        assertThat(mail.mails(customer(1))).hasSize(1);
    }

    @Test
    void anEmptyTextIsRefusedAndEverythingTypedIsKept() {
        Ticket parent = open("Down");
        Ticket child = mail.ask(customer(2), "Cards", "Declined.");
        families.adopt(parent.id(), List.of(child.id()), viewer, node.now());
        Browser browser = cast.browser(alice);

        String body = browser.post(
                        "/tickets/" + parent.number() + "/children/resolution",
                        "all",
                        "2",
                        "text1",
                        "A text that took long",
                        "text2",
                        " ",
                        "note",
                        "How it was")
                .body();

        assertThat(body).contains("Text 2 is empty", "A text that took long", "How it was");
        assertThat(tickets.ticket(child.id(), viewer).state().over()).isFalse();
        assertThat(tickets.ticket(parent.id(), viewer).state().over()).isFalse();
    }

    @Test
    void aNoteOnTheParentReachesTheChosenChildren() {
        Ticket parent = open("Down");
        Ticket told = mail.ask(customer(3), "Cards", "Declined.");
        Ticket left = mail.ask(customer(4), "Cards", "Declined.");
        families.adopt(parent.id(), List.of(told.id(), left.id()), viewer, node.now());

        cast.browser(alice)
                .post(
                        "/tickets/" + parent.number() + "/children/notes",
                        "ticket",
                        told.number(),
                        "body",
                        "Ten minutes.");
        mail.letGo();

        assertThat(Correspondence.text(mail.mails(customer(3)).getLast())).contains("Ten minutes.");
        assertThat(mail.mails(customer(4))).isEmpty();
    }

    @Test
    void childrenAreFoundAsInTheQueue() {
        Ticket parent = open("Down " + mail.word);
        Ticket one = open("Cards fail " + mail.word);
        Ticket other = open("Cards hang " + mail.word);
        Browser browser = cast.browser(alice);
        String path = "/tickets/" + parent.number() + "/children";

        String found = browser.get(path + "?q=is:open+" + mail.word).body();
        assertThat(found).contains("2 found", one.number(), other.number());
        assertThat(browser.get(path + "?q=state:nonsense").body()).contains("nonsense");
        browser.post(path, "ticket", one.number(), "ticket", other.number(), "children", "");

        assertThat(families.children(parent.id(), viewer)).hasSize(2);
        assertThat(browser.post(
                                "/tickets/" + open("Else").number() + "/children",
                                "ticket",
                                one.number(),
                                "children",
                                "")
                        .body())
                .contains("Release it there first", one.number());
        browser.post(path + "/release?tickets=" + one.number() + "+" + other.number());
        assertThat(families.children(parent.id(), viewer)).isEmpty();
    }

    @Test
    void childrenFollowAParentThatIsMergedAndComeBack() {
        Ticket parent = open("Parent");
        Ticket same = open("The same");
        Ticket child = open("Child");
        adopt(parent, child);
        MergeLog log = node.bean(MergeLog.class);

        log.merge(List.of(parent.id()), same.id(), false, viewer, node.now());
        assertThat(families.children(same.id(), viewer)).extracting(Ticket::id).containsExactly(child.id());

        log.undo(parent.id(), viewer, node.now());
        assertThat(families.children(parent.id(), viewer))
                .extracting(Ticket::id)
                .containsExactly(child.id());
        assertThat(families.children(same.id(), viewer)).isEmpty();
    }

    @Test
    void aFamilyHasTwoGenerationsAndOneParent() {
        Ticket grand = open("Grand");
        Ticket parent = open("Parent");
        Ticket child = open("Child");
        adopt(parent, child);
        adopt(parent, child);
        assertThat(families.children(parent.id(), viewer)).hasSize(1);
        assertThatThrownBy(() -> adopt(grand, parent))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("of its own");
        assertThatThrownBy(() -> adopt(child, grand))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("itself a child");
        assertThatThrownBy(() -> adopt(grand, child))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("Release it");
        families.release(child.id(), viewer, node.now());
        adopt(grand, child);
        assertThat(families.parent(child.id(), viewer)).map(Ticket::id).contains(grand.id());
    }

    @Test
    void onlyAgentsAndOnlyItsOwnChildren() {
        Ticket parent = open("Parent");
        Ticket stranger = open("Somebody else's");
        Viewer responder = cast.viewer(cast.staff("Rita", Role.RESPONDER, "Asia/Tokyo"));
        List<Fate> fates = List.of(new Fate(stranger.id(), "Hello", true));
        assertThatThrownBy(() -> families.resolve(parent.id(), "", List.of(), responder, node.now()))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> families.resolve(parent.id(), "", fates, viewer, node.now()))
                .isInstanceOf(Refused.class);
        assertThat(tickets.ticket(parent.id(), viewer).state().over()).isFalse();
    }

    private void adopt(Ticket parent, Ticket child) {
        families.adopt(parent.id(), List.of(new TicketId(child.id().value())), viewer, node.now());
    }

    private String customer(int i) {
        return "customer" + i + "@firm" + i + "-" + mail.word + ".example";
    }

    private Ticket open(String title) {
        return ATicket.called(title).open(node, viewer);
    }
}
