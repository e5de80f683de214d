package org.nightdesk.telephony;

import java.util.Optional;
import org.nightdesk.channel.Channel;
import org.nightdesk.channel.Delivery;
import org.nightdesk.channel.Message;
import org.springframework.stereotype.Component;

/** Text messages to a number in E.164. */
@Component
class SmsChannel implements Channel {

    private final Dialler dialler;
    private final PhoneNumbers numbers;

    SmsChannel(Dialler dialler, PhoneNumbers numbers) {
        this.dialler = dialler;
        this.numbers = numbers;
    }

    @Override
    public String kind() {
        return Medium.SMS.kind();
    }

    @Override
    public Delivery deliver(String address, Message message) {
        return dialler.deliver(Medium.SMS, numbers.kept(address), message);
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
