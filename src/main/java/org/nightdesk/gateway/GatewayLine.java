package org.nightdesk.gateway;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nightdesk.channel.Carried;
import org.nightdesk.channel.Message;
import org.nightdesk.channel.Outgoing;
import org.nightdesk.channel.Outgoing.Letter;
import org.nightdesk.channel.WebAddress;
import org.nightdesk.subject.Refused.Problem;
import org.nightdesk.telephony.Access;
import org.nightdesk.telephony.Line;
import org.nightdesk.telephony.Medium;
import org.nightdesk.telephony.Outcomes;
import org.nightdesk.telephony.Provider;
import org.nightdesk.telephony.ProviderDraft;
import org.nightdesk.telephony.Providers;
import org.nightdesk.telephony.Spoken;
import org.nightdesk.telephony.Tried;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.json.JsonMapper;

/** Posts to any gateway what its template says. Its secret is the value of the {@code Authorization} header. */
@Component
@Order(2)
class GatewayLine implements Line {

    static final String KIND = "gateway";

    private static final int LONGEST_TEMPLATE = 10_000;

    private final Outgoing outgoing;
    private final Providers providers;
    private final JsonMapper json;

    GatewayLine(Outgoing outgoing, Providers providers, JsonMapper json) {
        this.outgoing = outgoing;
        this.providers = providers;
        this.json = json;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String name() {
        return "Another gateway, by HTTP";
    }

    @Override
    public List<Problem> problems(ProviderDraft draft) {
        if (draft.template().length() > LONGEST_TEMPLATE) {
            return List.of(new Problem("template", "A body has at most 10,000 characters."));
        }
        List<Problem> problems = new ArrayList<>();
        new Template(draft.bodyType(), draft.template())
                .problem()
                .ifPresent(reason -> problems.add(new Problem("template", reason)));
        if (!draft.reference().isEmpty() && !isPointer(draft.reference())) {
            problems.add(new Problem("reference", "A JSON pointer begins with a slash, such as /messages/0/id."));
        }
        return problems;
    }

    private static boolean isPointer(String text) {
        try {
            return text.startsWith("/") && JsonPointer.compile(text) != null;
        } catch (IllegalArgumentException broken) {
            return false;
        }
    }

    @Override
    public boolean isAnswerable(Provider provider) {
        return provider.called();
    }

    @Override
    public Tried send(Provider provider, Medium medium, String number, Message message, Instant now) {
        Access access = provider.access();
        Template template = new Template(access.bodyType(), access.template());
        String words = medium == Medium.SMS ? Spoken.text(message, isAnswerable(provider)) : Spoken.voice(message);
        Letter letter = new Letter(
                WebAddress.of(access.address()),
                providers
                        .secret(provider)
                        .map(secret -> Map.of("Authorization", secret))
                        .orElse(Map.of()),
                template.contentType(),
                template.filled(Map.of("to", number, "text", words, "from", provider.sender(), "id", message.id())));
        return switch (outgoing.carry(letter)) {
            case Carried.Lost lost -> Outcomes.of(lost);
            case Carried.Answered answer ->
                answer.good() ? new Tried.Taken(id(access, answer.body(), message)) : Outcomes.refusal(answer, now);
        };
    }

    // A gateway that took the message and answers in another form has taken it all the same: only its id is missing.
    // One that gives none of its own reports by ours, where the body told it.
    private String id(Access access, String body, Message message) {
        if (access.reference().isEmpty()) {
            return access.template().contains("{{id}}") ? message.id() : "";
        }
        try {
            return json.readTree(body).at(access.reference()).asString("");
        } catch (JacksonException notJson) {
            return "";
        }
    }
}
