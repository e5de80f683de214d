package org.nightdesk.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.nightdesk.paging.Attempt;
import org.nightdesk.paging.Page;
import org.nightdesk.paging.PageState;
import org.nightdesk.paging.Pages;
import org.nightdesk.people.Person;
import org.nightdesk.post.Arrival;
import org.nightdesk.post.Post;
import org.nightdesk.secret.Secrets;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.FakeSink;
import org.nightdesk.testing.TestNode;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Bob answers the mail of a page, known by its signed Message-ID wherever it comes in. */
class MailAnswerTests {

    private static final FakeSink sink = FakeSink.open();

    private final TestNode node = TestNode.shared();
    private final AnswerCast cast = new AnswerCast(node);
    private final String address = "bob." + UUID.randomUUID() + "@night.example";
    private final Person bob =
            cast.reached(cast.reached(Cast.of(node).bob(), "email", address), "webhook", sink.url("/bob"));
    private final Page page = cast.page(bob);

    @AfterAll
    static void end() {
        sink.close();
    }

    private void replies(String from, String text, String... headers) {
        Attempt attempt = node.bean(Pages.class).attempts(page.id()).stream()
                .filter(one -> one.kind().equals("email"))
                .findFirst()
                .orElseThrow();
        String id = "page-" + page.id().value() + "-" + attempt.id();
        comes(from, "<" + id + "." + node.bean(Secrets.class).sign("message-id", id) + "@desk.example>", text, headers);
    }

    private void comes(String from, String parent, String text, String... headers) {
        String raw =
                "From: " + from + "\r\nTo: desk@old.example\r\nSubject: Re: P1\r\nMessage-ID: <" + UUID.randomUUID()
                        + "@x.example>\r\nIn-Reply-To: " + parent + "\r\n"
                        + String.join("", headers)
                        + "\r\n" + text + "\r\n\r\n> P1 Payments: Cards are refused\r\n";
        node.bean(Post.class)
                .accept(new Arrival(
                        "imap", from, List.of("gone@old.example"), raw.getBytes(StandardCharsets.UTF_8), node.now()));
        node.runDue();
    }

    private PageState state() {
        return cast.page(page.id()).state();
    }

    @Test
    void okTakesIt() {
        replies(address, "OK");

        assertThat(state()).isInstanceOf(PageState.Acknowledged.class);
        assertThat(node.bean(Pages.class).decisions(page.id()))
                .anySatisfy(decision -> assertThat(decision.entry().text()).contains("It is yours"));
    }

    @Test
    void aQuestionAProgramAndAnotherAddressChangeNothing() {
        replies(address, "What is this about?");
        replies(address, "OK", "Auto-Submitted: auto-replied\r\n");
        replies("mallory@night.example", "OK");

        assertThat(state()).isInstanceOf(PageState.Paging.class);
        assertThat(node.bean(Pages.class).decisions(page.id()).stream()
                        .filter(decision -> decision.entry().verb().equals("replied")))
                .hasSize(3);
    }

    @Test
    void whatBecameOfAReplyIsAnsweredAndThatIsRepliedTo() {
        replies(address, "OK 25:00");
        assertThat(lastMemo()).contains("No clock shows 25:00. Nothing was done.");
        replies(address, "What is this about?");
        assertThat(lastMemo()).contains("Not understood, nothing was done. Begin your reply with OK");
        assertThat(state()).isInstanceOf(PageState.Paging.class);

        String answered = node.bean(JdbcClient.class)
                .sql("select about || '-' || id from memo.memo order by id desc limit 1")
                .query(String.class)
                .single();
        comes(
                address,
                "<" + answered + "." + node.bean(Secrets.class).sign("message-id", answered) + "@desk.example>",
                "OK");
        assertThat(state()).isInstanceOf(PageState.Acknowledged.class);
        assertThat(lastMemo()).contains("It is yours: " + page.id().value() + " P1 Payments.");
        assertThat(node.bean(Pages.class).decisions(page.id()))
                .as("the proof says by which way")
                .anySatisfy(decision ->
                        assertThat(decision.entry().facts().toString()).contains("way=email"));
    }

    private String lastMemo() {
        return node.bean(JdbcClient.class)
                .sql("select text from memo.memo order by id desc limit 1")
                .query(String.class)
                .single();
    }

    @Test
    void aForgedSignIsNoAnswer() {
        comes(address, "<page-" + page.id().value() + "-1.aaaaaaaaaaaaaaaaaaaaaa@desk.example>", "OK");

        assertThat(state()).isInstanceOf(PageState.Paging.class);
    }
}
