package org.nightdesk.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FetcherTests {

    @Test
    void aServerThatIsTooSlowIsLeftAlone() throws InterruptedException {
        try (MuteServer mute = MuteServer.open()) {
            Outgoing outgoing = new Outgoing(new Guard(ChannelCast.settings("", "127.0.0.0/8")));
            Fetcher hasty = new Fetcher(outgoing, Duration.ofSeconds(1));

            assertThat(hasty.fetch("http://127.0.0.1:" + mute.port() + "/a.ics", 10))
                    .isEqualTo(new Fetched.Failed("It was not read to its end within 1 s."));
            assertThat(mute.isLeftInTime()).isTrue();
            hasty.destroy();
        }
    }
}
