package org.nightdesk.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server that never answers gets 10 s of a sender's time, here 1 s; its connection goes with the attempt. */
class DeadlineTests {

    @ParameterizedTest
    @CsvSource({
        "email, bob@harbourline.example, smtp",
        "email, bob@harbourline.example, smtps",
        "webhook, http://127.0.0.1:PORT/a, smtp",
        "webhook, https://127.0.0.1:PORT/a, smtp"
    })
    void hangsUpWhenTheTimeIsOver(String kind, String address, String mail) throws InterruptedException {
        try (MuteServer mute = MuteServer.open()) {
            Channels hasty = ChannelCast.channels(
                    ChannelCast.settings(mail + "://127.0.0.1:" + mute.port(), "127.0.0.0/8"), Duration.ofSeconds(1));

            Delivery delivery =
                    hasty.deliver(kind, address.replace("PORT", Integer.toString(mute.port())), ChannelCast.PAGE);

            assertThat(delivery).isEqualTo(new Delivery.Retry("No answer within 1 s. It may have arrived.", true));
            assertThat(mute.isLeftInTime()).isTrue();
            hasty.destroy();
        }
    }
}
