package org.nightdesk.post;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;

/** Alice sets up an account, sees what is wrong with it, mends it and pauses it. */
class AccountScreenTests {

    private static final GreenMail SERVER = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));

    private final TestNode node = TestNode.shared();

    @AfterAll
    static void end() {
        SERVER.stop();
        TestNode node = TestNode.shared();
        Accounts accounts = node.bean(Accounts.class);
        accounts.all().stream()
                .filter(account -> account.login().startsWith("screen-"))
                .forEach(account -> accounts.delete(account.text(), Viewer.system(), node.now()));
    }

    @Test
    void setsAnAccountUpAndSeesHowItGoes() {
        SERVER.start();
        SERVER.setUser("notes@taker.example", "screen-notes", "secret");
        Browser alice = Cast.of(node).browser(Cast.of(node).alice());
        assertThat(make(alice, "screen-notes", "wrong", "").statusCode()).isEqualTo(303);
        node.runDue();
        String list = alice.get("/mail-accounts").body();
        assertThat(list).contains("The server refused the user or the password.");
        String path = list.replaceAll("(?s).*href=\"(/mail-accounts/acc_[0-9]+)\"><b>screen-notes.*", "$1");
        alice.post(
                path,
                "address",
                "notes@taker.example",
                "host",
                "127.0.0.1",
                "port",
                "" + SERVER.getImap().getPort(),
                "security",
                "none",
                "login",
                "screen-notes",
                "auth",
                "password",
                "password",
                "secret",
                "folders",
                "INBOX",
                "afterwards",
                "seen");
        assertThat(alice.post(path + "/check").body()).contains("Signed in. INBOX: 0 mails, 0 not read.");
        node.runDue();
        assertThat(alice.get("/mail").body()).contains("screen-notes at 127.0.0.1, INBOX: read by IMAP");
        make(alice, "screen-other", "secret", "Archive");
        node.runDue();
        alice.post(path + "/pause");
        try (Tab tab = Chromium.tab(node).signIn(alice)) {
            tab.go("/mail-accounts");
            tab.look("mail-accounts");
            tab.go("/mail-accounts/new");
            tab.look("mail-account-new");
            tab.go(path);
            assertThat(tab.page().locator("[name=password]").inputValue()).isEmpty();
        }
        alice.post(path + "/resumption");
        alice.post(path + "/removal");
        assertThat(alice.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void keepsWhatWasTypedWhenItIsRefused() {
        Browser alice = Cast.of(node).browser(Cast.of(node).alice());
        String refused = make(alice, "", "secret", "Left\nRight").body();
        assertThat(refused)
                .contains("Name the user of the account.", "127.0.0.1", "Left\nRight")
                .doesNotContain("\"secret\"");
        assertThat(Cast.of(node)
                        .browser(Cast.of(node).staff("Lena", Role.LEAD, "Europe/Oslo"))
                        .get("/mail-accounts")
                        .statusCode())
                .isEqualTo(404);
    }

    private static java.net.http.HttpResponse<String> make(
            Browser alice, String login, String password, String folders) {
        int port = SERVER.isRunning() ? SERVER.getImap().getPort() : 143;
        return alice.post(
                "/mail-accounts",
                "address",
                "notes@taker.example",
                "host",
                "127.0.0.1",
                "port",
                "" + port,
                "security",
                "none",
                "login",
                login,
                "auth",
                "password",
                "password",
                password,
                "folders",
                folders,
                "afterwards",
                "seen");
    }
}
