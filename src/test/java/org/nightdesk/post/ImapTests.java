package org.nightdesk.post;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags.Flag;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nightdesk.subject.Role;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.TestNode;

/** Mail is fetched from a real IMAP server, and kept here before it is touched there. */
class ImapTests {

    private final TestNode node = TestNode.shared();
    private final NoteTaker taker = node.bean(NoteTaker.class);
    private final String word = UUID.randomUUID().toString();
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    private GreenMailUser user;
    private String account = "";

    @BeforeEach
    void start() {
        server.start();
        user = server.setUser("notes@taker.example", "notes", "secret");
    }

    @AfterEach
    void stop() {
        Json.of(node, Cast.of(node).token(Role.ADMINISTRATOR)).delete(account);
        server.stop();
    }

    @Test
    void fetchesWhatIsUnreadOnceAndMarksItAsSeen() throws Exception {
        deliver();
        read("'afterwards': 'seen'");
        assertThat(taker.count(word)).isOne();
        assertThat(server.getReceivedMessages()[0].isSet(Flag.SEEN)).isTrue();
        node.clock().tick(Duration.ofSeconds(20));
        node.runDue();
        assertThat(taker.count(word)).isOne();
    }

    @Test
    void movesWhatItHasKeptToAnotherFolder() throws Exception {
        deliver();
        read("'afterwards': 'move', 'moveTo': 'Done'");
        assertThat(taker.count(word)).isOne();
        assertThat(server.getManagers()
                        .getImapHostManager()
                        .getFolder(user, "Done")
                        .getMessageCount())
                .isOne();
        assertThat(server.getManagers().getImapHostManager().getInbox(user).getMessageCount())
                .isZero();
    }

    @Test
    void saysWhatIsWrongWithAnAccountAndTriesAgain() throws Exception {
        deliver();
        read("'folder': 'Nowhere'");
        Json json = Json.of(node, Cast.of(node).token(Role.ADMINISTRATOR));
        assertThat(json.get(account).text("/problem")).isEqualTo("There is no folder Nowhere.");
        assertThat(taker.count(word)).isZero();
    }

    private void deliver() throws Exception {
        MimeMessage mail = GreenMailUtil.newMimeMessage("From: asha@bank.example\r\nSubject: By IMAP\r\nMessage-ID: <"
                + word + "@bank.example>\r\n\r\nHello\r\n");
        user.deliver(mail);
    }

    private void read(String more) {
        account = Json.of(node, Cast.of(node).token(Role.ADMINISTRATOR))
                .post(
                        "/api/v1/mail-accounts",
                        "{'address': 'notes@taker.example', 'host': '127.0.0.1', 'port': %d, 'security': 'none', 'login': 'notes', 'password': 'secret', %s}"
                                .formatted(server.getImap().getPort(), more))
                .header("Location");
        node.runDue();
    }
}
