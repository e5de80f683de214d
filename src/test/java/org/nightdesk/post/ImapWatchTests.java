package org.nightdesk.post;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nightdesk.engine.Bell;
import org.nightdesk.settings.Settings;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.OnOldestToo;
import org.nightdesk.testing.TestNode;
import org.nightdesk.testing.TestPostgres;
import org.nightdesk.testing.Wire;

/** Two nodes, as they are served, and an account whose server tells by itself what is new. */
@OnOldestToo
class ImapWatchTests {

    /** Less than the minute after which a watched account is looked into anyway. */
    private static final Duration SOON = Duration.ofSeconds(40);

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    private GreenMailUser user;
    private Wire wire;
    private TestNode one;
    private TestNode other;

    @BeforeEach
    void evening() {
        server.start();
        user = server.setUser("notes@taker.example", "notes", "secret");
        wire = new Wire(server.getImap().getPort());
        Settings settings = TestNode.settings(TestPostgres.migratedDatabase());
        one = TestNode.live(settings);
        other = TestNode.live(settings);
    }

    @AfterEach
    void morning() {
        one.close();
        other.close();
        wire.close();
        server.stop();
    }

    @Test
    void fetchesAMailOnceAsSoonAsItIsThereAlsoAfterTheServerHungUp() throws Exception {
        Accounts accounts = one.bean(Accounts.class);
        AccountDraft draft = new AccountDraft(
                "notes@taker.example",
                "127.0.0.1",
                String.valueOf(wire.port()),
                "none",
                "notes",
                "secret",
                "",
                "",
                "",
                "",
                List.of(),
                "seen",
                "");
        Account account = whenWatched(() -> accounts.create(draft, Viewer.system(), one.now()));

        deliver("first");
        assertThat(taken("first")).isTrue();

        whenWatched(wire::cut);
        deliver("second");
        assertThat(taken("second")).isTrue();

        whenWatched(() -> accounts.change(account.text(), draft, Viewer.system(), one.now()));
        deliver("third");
        assertThat(taken("third")).isTrue();
        assertThat(one.bean(MailStore.class).list("", Long.MAX_VALUE, 10))
                .hasSize(3)
                .allMatch(mail -> mail.arrivals() == 1);
        assertThat(accounts.account(account.text()).problem()).isEmpty();
    }

    private interface Deed<T> {
        T done() throws Exception;
    }

    private void whenWatched(Runnable deed) throws Exception {
        whenWatched(() -> {
            deed.run();
            return true;
        });
    }

    // The watch rings when it begins.
    private <T> T whenWatched(Deed<T> deed) throws Exception {
        CountDownLatch watched = new CountDownLatch(1);
        AccountStore store = one.bean(AccountStore.class);
        T result;
        try (Bell.Listening seat = one.bean(Bell.class).listen(topic -> {
            if (topic.equals(ImapWatch.BEGUN)) {
                watched.countDown();
            }
        })) {
            result = deed.done();
            assertThat(watched.await(SOON.toSeconds(), TimeUnit.SECONDS))
                    .as("watched")
                    .isTrue();
        }
        assertThat(store.all()).allMatch(Account::watched);
        return result;
    }

    private void deliver(String word) {
        user.deliver(GreenMailUtil.newMimeMessage("From: asha@bank.example\r\nSubject: " + word + "\r\nMessage-ID: <"
                + word + "@bank.example>\r\n\r\nHello\r\n"));
    }

    private boolean taken(String word) throws InterruptedException {
        return NoteTaker.waitFor(List.of(one.bean(NoteTaker.class), other.bean(NoteTaker.class)), word, SOON);
    }
}
