package org.nightdesk.telephony;

import java.time.Instant;
import java.util.Map;
import org.nightdesk.channel.Carried;
import org.nightdesk.channel.Message;
import org.nightdesk.channel.Outgoing;
import org.nightdesk.channel.Outgoing.Letter;
import org.nightdesk.channel.WebAddress;
import org.nightdesk.secret.Secrets;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Posts to any gateway what its template says. */
@Component
class GatewayLine {

    private final Outgoing outgoing;
    private final Secrets secrets;
    private final JsonMapper json;

    GatewayLine(Outgoing outgoing, Secrets secrets, JsonMapper json) {
        this.outgoing = outgoing;
        this.secrets = secrets;
        this.json = json;
    }

    Tried send(Provider provider, Access.Gateway access, Medium medium, String number, Message message, Instant now) {
        String words = medium == Medium.SMS ? Spoken.text(message, provider.isAnswerable()) : Spoken.voice(message);
        String body = access.template()
                .filled(Map.of("to", number, "text", words, "from", provider.sender(), "id", message.id()));
        String secret = secrets.open(Providers.PURPOSE, access.secret()).orElse("");
        Letter letter = new Letter(
                WebAddress.of(access.address()),
                secret.isEmpty() ? Map.of() : Map.of("Authorization", secret),
                access.template().contentType(),
                body);
        return switch (outgoing.carry(letter)) {
            case Carried.Lost lost -> Outcomes.of(lost);
            case Carried.Answered answer ->
                answer.good() ? new Tried.Taken(id(access, answer.body())) : Outcomes.refusal(answer, now);
        };
    }

    // A gateway that took the message and answers in another form has taken it all the same: only its id is missing.
    private String id(Access.Gateway access, String body) {
        if (access.reference().isEmpty()) {
            return "";
        }
        try {
            return json.readTree(body).at(access.reference()).asString("");
        } catch (JacksonException notJson) {
            return "";
        }
    }
}
