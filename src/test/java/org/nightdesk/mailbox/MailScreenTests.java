package org.nightdesk.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nightdesk.catalog.Services;
import org.nightdesk.desk.Filter;
import org.nightdesk.desk.Queue;
import org.nightdesk.desk.Ticket;
import org.nightdesk.post.MailPort;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.SmtpTalk;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;

/** The screens of mail, looked at in both themes and three widths. */
class MailScreenTests {

    private final TestNode node = TestNode.shared();
    private final String word = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void fitsAndIsAccessible() {
        Mailbox support = node.bean(Mailboxes.class)
                .create(
                        new MailboxDraft(
                                "support-" + word + "@desk.example",
                                "Support " + word,
                                Optional.empty(),
                                node.bean(Services.class).catchAll().id(),
                                "Nightdesk Support",
                                true,
                                true),
                        Viewer.system(),
                        node.now());
        bring(support, "asha@bank-" + word + ".example", "Subject: Cards are declined at the till");
        Ticket ticket = node.bean(Queue.class)
                .newest(new Filter(List.of(), ""), Viewer.system(), 0, 1)
                .getFirst();
        bring(
                support,
                "mallory@evil-" + word + ".example",
                "Subject: Re: Cards are declined [" + ticket.number() + "]");
        bring(support, "asha@bank-" + word + ".example", "Subject: " + "Declined".repeat(40));
        Browser alice = Cast.of(node).browser(Cast.of(node).alice());
        String path = "/tickets/" + ticket.number();
        alice.post(path + "/notes", "visibility", "public", "body", "We see it. Ten minutes.", "seen", "999999999");
        node.clock().tick(Duration.ofSeconds(11));
        node.runDue();
        alice.post(path + "/notes", "visibility", "public", "body", "It works again.", "seen", "999999999");
        try (Tab tab = Chromium.tab(node).signIn(alice)) {
            assertThat(tab.go(path)).isEqualTo(200);
            tab.look("mail-ticket");
            tab.go("/mailboxes");
            tab.look("mailboxes");
            tab.go("/mailboxes/new");
            tab.look("mailbox-new");
            tab.go("/mail?show=all");
            tab.look("incoming-mail");
        }
    }

    private void bring(Mailbox to, String from, String headers) {
        String mail = "From: <%s>\nTo: %s\n%s\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"
                        .formatted(from, to.address(), headers)
                + "Content-Type: text/plain; charset=utf-8\n\nSince ten o'clock every second card.\n\nOn Monday Alice wrote:\n> All is well.\n\n"
                + "--b\nContent-Type: text/plain; name=\"till log.txt\"\nContent-Disposition: attachment; filename=\"till log.txt\"\n\n14:02 declined\n--b--\n";
        assertThat(SmtpTalk.bring(MailPort.of(node), from, to.alias(), mail)).startsWith("250");
        node.runDue();
    }
}
