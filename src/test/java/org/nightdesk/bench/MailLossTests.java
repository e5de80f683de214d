package org.nightdesk.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nightdesk.catalog.Services;
import org.nightdesk.mailbox.Mailbox;
import org.nightdesk.mailbox.MailboxDraft;
import org.nightdesk.mailbox.Mailboxes;
import org.nightdesk.post.MailPort;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.SmtpTalk;
import org.nightdesk.testing.TestNode;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Spoilt mails by SMTP: whatever was answered 250 is read, or visible as unreadable. */
class MailLossTests {

    private static final int MAILS = 200;

    private final TestNode node = TestNode.shared();

    @Test
    void losesNoSpoiltMailThatItAnsweredFor() {
        Mailbox mailbox = node.bean(Mailboxes.class)
                .create(
                        new MailboxDraft(
                                "spoilt-" + UUID.randomUUID() + "@desk.example",
                                "Spoilt",
                                Optional.empty(),
                                node.bean(Services.class).catchAll().id(),
                                "",
                                true,
                                true),
                        Viewer.system(),
                        node.now());
        SpoiltMails mails = new SpoiltMails(7, SpoiltMails.ours());
        Set<String> kept = new HashSet<>();
        try (SmtpTalk talk = new SmtpTalk(MailPort.of(node))) {
            talk.heard();
            talk.say("EHLO client.example");
            for (int i = 0; i < MAILS; i++) {
                talk.say("MAIL FROM:<asha@bank.example>");
                talk.say("RCPT TO:<" + mailbox.alias() + ">");
                String answer = talk.data(mails.next());
                if (answer.startsWith("250")) {
                    kept.add(answer);
                }
            }
        }
        for (int round = 0; round < 4; round++) {
            node.runDue();
            node.clock().tick(Duration.ofMinutes(1));
        }
        List<String> states = node.bean(JdbcClient.class)
                .sql("select state || ' ' || reason from post.mail where :alias = any (recipients)")
                .param("alias", mailbox.alias())
                .query(String.class)
                .list();
        assertThat(kept).hasSizeGreaterThan(MAILS / 2);
        assertThat(states).hasSameSizeAs(kept).allMatch(state -> state.equals("read "));
    }
}
