package org.nightdesk.telephony;

import java.time.Instant;
import java.util.Optional;
import org.nightdesk.channel.Delivery;
import org.nightdesk.channel.Message;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;

/** Tries one provider for whoever sets it up. */
@Component
class ProviderTrial {

    private final Dialler dialler;
    private final PhoneNumbers numbers;

    ProviderTrial(Dialler dialler, PhoneNumbers numbers) {
        this.dialler = dialler;
        this.numbers = numbers;
    }

    /** Refused when the number is none or the provider does not carry this. Holds no transaction. */
    Delivery send(Provider provider, String medium, String number, Viewer by, Instant now) {
        if (!medium.equals("sms") && !medium.equals("voice") || !provider.carries(Medium.of(medium))) {
            throw Refused.invalid("medium", "It does not carry this.");
        }
        numbers.problemWith(number).ifPresent(problem -> {
            throw Refused.invalid("number", problem);
        });
        Message message = new Message(
                "test-" + provider.id() + "-" + now.toEpochMilli(),
                "A test of " + provider.name(),
                by.actor().name() + " asked for it. Nothing has to be done.",
                Optional.empty(),
                false,
                false);
        return dialler.deliver(provider, Medium.of(medium), numbers.kept(number), message);
    }
}
