package org.nightdesk.telephony;

import java.util.Optional;
import org.nightdesk.channel.Channel;
import org.nightdesk.channel.Delivery;
import org.nightdesk.channel.Message;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Text messages, or calls, to a number in E.164. */
class PhoneChannel implements Channel {

    @Configuration(proxyBeanMethods = false)
    static class Both {

        @Bean
        Channel smsChannel(Dialler dialler, PhoneNumbers numbers) {
            return new PhoneChannel(Medium.SMS, dialler, numbers);
        }

        @Bean
        Channel voiceChannel(Dialler dialler, PhoneNumbers numbers) {
            return new PhoneChannel(Medium.VOICE, dialler, numbers);
        }
    }

    private final Medium medium;
    private final Dialler dialler;
    private final PhoneNumbers numbers;

    private PhoneChannel(Medium medium, Dialler dialler, PhoneNumbers numbers) {
        this.medium = medium;
        this.dialler = dialler;
        this.numbers = numbers;
    }

    @Override
    public String kind() {
        return medium.kind();
    }

    @Override
    public Delivery deliver(String address, Message message) {
        return dialler.deliver(medium, numbers.kept(address), message);
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
