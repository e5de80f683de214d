package org.nightdesk.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nightdesk.setup.BaseAddress.Doubt.LOOPBACK;
import static org.nightdesk.setup.BaseAddress.Doubt.PLAIN;
import static org.nightdesk.setup.BaseAddress.Doubt.PRIVATE;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nightdesk.setup.BaseAddress.Doubt;

class BaseAddressTests {

    @Test
    void hasNoDoubtAboutAPublicNameThatIsEncrypted() {
        assertThat(doubts("https://desk.harbourline.com")).isEmpty();
        assertThat(doubts("https://desk.harbourline.com:8443/nightdesk")).isEmpty();
        assertThat(doubts("https://93.184.216.34")).isEmpty();
        assertThat(doubts("https://172.32.0.1")).isEmpty();
    }

    @Test
    void knowsWhatLeadsEveryDeviceToItself() {
        assertThat(doubts("http://localhost:8080")).containsExactly(LOOPBACK);
        assertThat(doubts("https://127.1.2.3")).containsExactly(LOOPBACK);
        assertThat(doubts("https://[::1]:8443")).containsExactly(LOOPBACK);
        assertThat(doubts("https://0.0.0.0")).containsExactly(LOOPBACK);
        assertThat(doubts("https://desk.localhost")).containsExactly(LOOPBACK);
    }

    @Test
    void knowsWhatIsOnlyKnownInside() {
        for (String host : List.of(
                "192.168.1.5",
                "10.0.0.7",
                "172.31.255.1",
                "100.64.0.1",
                "169.254.1.1",
                "[fd00::7]",
                "[fe80::1]",
                "desk",
                "desk.local",
                "desk.lan",
                "DESK.Internal.",
                "desk.home.arpa")) {
            assertThat(doubts("https://" + host)).as(host).containsExactly(PRIVATE);
        }
    }

    @Test
    void saysThatPlainHttpCanBeRead() {
        assertThat(doubts("http://desk.harbourline.com")).containsExactly(PLAIN);
        assertThat(doubts("http://192.168.1.5:8080")).containsExactly(PRIVATE, PLAIN);
    }

    private static List<Doubt> doubts(String address) {
        return BaseAddress.of(address).doubts();
    }
}
