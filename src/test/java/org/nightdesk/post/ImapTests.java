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
import org.nightdesk.testing.FakeSink;
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
        read("'folders': ['Nowhere']");
        Json json = Json.of(node, Cast.of(node).token(Role.ADMINISTRATOR));
        assertThat(json.get(account).text("/problem")).isEqualTo("There is no folder Nowhere.");
        assertThat(taker.count(word)).isZero();
    }

    @Test
    void readsEveryFolderAndTellsOfTheOneThatIsMissing() throws Exception {
        deliver();
        read("'folders': ['Nowhere', 'INBOX']");
        Json json = Json.of(node, Cast.of(node).token(Role.ADMINISTRATOR));
        assertThat(taker.count(word)).isOne();
        assertThat(json.get(account).text("/problem")).isEqualTo("There is no folder Nowhere.");
        assertThat(json.post(account + "/check", "{}").text("/words")).isEqualTo("There is no folder Nowhere.");
        json.patch(account, "{'folders': ['INBOX']}");
        node.runDue();
        assertThat(json.get(account).text("/problem")).isEmpty();
        assertThat(json.post(account + "/check", "{}").text("/words"))
                .isEqualTo("Signed in. INBOX: 1 mails, 0 not read. It tells at once what is new in INBOX.");
    }

    @Test
    void leavesAPausedAccountAlone() throws Exception {
        read("'afterwards': 'seen'");
        Json json = Json.of(node, Cast.of(node).token(Role.ADMINISTRATOR));
        json.patch(account, "{'paused': true}");
        deliver();
        node.clock().tick(Duration.ofMinutes(2));
        node.runDue();
        assertThat(taker.count(word)).isZero();
        json.patch(account, "{'paused': false}");
        node.runDue();
        assertThat(taker.count(word)).isOne();
    }

    @Test
    void signsInWithAnAccessTokenThatItFetchesForItsRefreshToken() throws Exception {
        deliver();
        try (FakeSink provider = FakeSink.open()) {
            user.setPassword("access-1");
            provider.answers(
                    200, "{\"access_token\": \"access-1\", \"expires_in\": 3600, \"refresh_token\": \"refresh-2\"}");
            readByToken(provider);
            Json json = Json.of(node, Cast.of(node).token(Role.ADMINISTRATOR));
            assertThat(json.get(account).text("/problem")).isEmpty();
            assertThat(taker.count(word)).isOne();
            assertThat(provider.heard("/token").getFirst().body())
                    .contains(
                            "grant_type=refresh_token",
                            "refresh_token=refresh-1",
                            "client_id=nightdesk",
                            "client_secret=sesame");

            node.clock().tick(Duration.ofMinutes(20));
            node.runDue();
            assertThat(provider.heard("/token")).as("the token still lasts").hasSize(1);

            user.setPassword("access-2");
            provider.answers(200, "{\"access_token\": \"access-2\"}");
            node.clock().tick(Duration.ofHours(1));
            node.runDue();
            assertThat(provider.heard("/token").getLast().body()).contains("refresh_token=refresh-2");
            assertThat(json.get(account).text("/problem")).isEmpty();

            provider.answers(400, "{\"error\": \"invalid_grant\", \"error_description\": \"secret words\"}");
            node.clock().tick(Duration.ofHours(2));
            node.runDue();
            assertThat(json.get(account).text("/problem"))
                    .isEqualTo(
                            "The token address answered 400: invalid_grant. Sign in to the provider again and enter the new refresh token.");
        }
    }

    private void readByToken(FakeSink provider) {
        account = Json.of(node, Cast.of(node).token(Role.ADMINISTRATOR))
                .post(
                        "/api/v1/mail-accounts",
                        ("{'address': 'notes@taker.example', 'host': '127.0.0.1', 'port': %d, 'security': 'none', 'login': 'notes', 'oauth': "
                                        + "{'tokenUrl': '%s', 'clientId': 'nightdesk', 'clientSecret': 'sesame', 'refreshToken': 'refresh-1'}}")
                                .formatted(server.getImap().getPort(), provider.url("/token")))
                .header("Location");
        node.runDue();
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
