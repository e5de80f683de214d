package org.nightdesk.telephony;

import java.util.Optional;
import org.nightdesk.channel.Channel;
import org.nightdesk.channel.Delivery;
import org.nightdesk.channel.Message;
import org.springframework.stereotype.Component;

/** Calls to a number in E.164. */
@Component
class VoiceChannel implements Channel {

    private final Dialler dialler;
    private final PhoneNumbers numbers;

    VoiceChannel(Dialler dialler, PhoneNumbers numbers) {
        this.dialler = dialler;
        this.numbers = numbers;
    }

    @Override
    public String kind() {
        return Medium.VOICE.kind();
    }

    @Override
    public Delivery deliver(String address, Message message) {
        return dialler.deliver(Medium.VOICE, numbers.kept(address), message);
    }

    @Override
    public Optional<String> problemWith(String address) {
        return numbers.problemWith(address);
    }

    @Override
    public String kept(String address) {
        return numbers.kept(address);
    }

    @Override
    public String shown(String address) {
        return PhoneNumbers.shown(address);
    }
}
