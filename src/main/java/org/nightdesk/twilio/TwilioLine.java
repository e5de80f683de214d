package org.nightdesk.twilio;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hc.core5.http.ContentType;
import org.nightdesk.channel.Carried;
import org.nightdesk.channel.Message;
import org.nightdesk.channel.Outgoing;
import org.nightdesk.channel.Outgoing.Letter;
import org.nightdesk.channel.WebAddress;
import org.nightdesk.subject.Refused.Problem;
import org.nightdesk.telephony.HookAddresses;
import org.nightdesk.telephony.Line;
import org.nightdesk.telephony.Medium;
import org.nightdesk.telephony.Outcomes;
import org.nightdesk.telephony.Provider;
import org.nightdesk.telephony.ProviderDraft;
import org.nightdesk.telephony.SentMessage;
import org.nightdesk.telephony.Spoken;
import org.nightdesk.telephony.Tried;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks Twilio's API of 2010-04-01: messages and calls, as its reference describes them. Its secret is the auth token of the account. */
@Component
@Order(1)
class TwilioLine implements Line {

    static final String KIND = "twilio";

    private static final String ADDRESS = "https://api.twilio.com";
    private static final String NUMBER = "\\+[1-9][0-9]{5,14}";
    private static final String POOL = "MG[0-9a-f]{32}";

    /** Twilio's errors that say something about the number that was called, not about us (its error dictionary). */
    private static final Set<Integer> ABOUT_THE_NUMBER = Set.of(
            13_223, 13_224, 13_225, 13_226, 13_227, 21_211, 21_214, 21_215, 21_216, 21_217, 21_219, 21_401, 21_407,
            21_408, 21_421, 21_604, 21_610, 21_612, 21_614, 21_635);

    private final Outgoing outgoing;
    private final TwilioAccount accounts;
    private final TwilioReader reader;
    private final HookAddresses hooks;
    private final JsonMapper json;

    TwilioLine(Outgoing outgoing, TwilioAccount accounts, TwilioReader reader, HookAddresses hooks, JsonMapper json) {
        this.outgoing = outgoing;
        this.accounts = accounts;
        this.reader = reader;
        this.hooks = hooks;
        this.json = json;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String name() {
        return "Twilio";
    }

    @Override
    public ProviderDraft completed(ProviderDraft typed) {
        return typed.at(typed.address().isEmpty() ? ADDRESS : typed.address().replaceFirst("/+$", ""));
    }

    @Override
    public boolean needsSecret() {
        return true;
    }

    @Override
    public List<Problem> problems(ProviderDraft draft) {
        List<Problem> problems = new ArrayList<>();
        if (!draft.account().matches("AC[0-9a-f]{32}")) {
            problems.add(new Problem("account", "The account SID is AC and 32 characters."));
        }
        if (draft.voice() && !draft.sender().matches(NUMBER)) {
            problems.add(new Problem("sender", "Calls come from a number of yours, such as +15005550006."));
        } else if (!draft.sender().matches(NUMBER + "|" + POOL + "|[A-Za-z0-9 ]{1,11}")) {
            problems.add(new Problem(
                    "sender", "Enter a number of yours such as +15005550006, or the SID of a messaging service."));
        }
        return problems;
    }

    /** A sender that is a name has no number to reply to. */
    @Override
    public boolean isAnswerable(Provider provider) {
        return provider.sender().matches("\\+[0-9]+|" + POOL);
    }

    @Override
    public boolean isAsked() {
        return true;
    }

    @Override
    public Optional<Became> asked(Provider provider, SentMessage message) {
        return reader.state(provider, message);
    }

    @Override
    public Optional<Arrivals> arrivals(Provider provider, Optional<String> page) {
        return reader.arrivals(provider, page);
    }

    @Override
    public Tried send(Provider provider, Medium medium, String number, Message message, Instant now) {
        boolean text = medium == Medium.SMS;
        Letter letter = new Letter(
                WebAddress.of(TwilioAccount.root(provider) + (text ? "/Messages.json" : "/Calls.json")),
                Map.of("Authorization", accounts.authorization(provider)),
                ContentType.APPLICATION_FORM_URLENCODED,
                form(text ? message(provider, number, message) : call(provider, number, message)));
        return switch (outgoing.carry(letter)) {
            case Carried.Lost lost -> Outcomes.of(lost);
            case Carried.Answered answer -> answer.good() ? taken(answer) : refused(answer, now);
        };
    }

    private Map<String, String> message(Provider provider, String number, Message message) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("To", number);
        form.put(provider.sender().startsWith("MG") ? "MessagingServiceSid" : "From", provider.sender());
        form.put("Body", Spoken.text(message, isAnswerable(provider)));
        if (provider.called()) {
            form.put("StatusCallback", hooks.of(provider, "reports"));
        }
        return form;
    }

    private Map<String, String> call(Provider provider, String number, Message message) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("To", number);
        form.put("From", provider.sender());
        form.put("Timeout", "40");
        boolean keys = provider.called() && message.answering().isPresent();
        form.put(
                "Twiml",
                keys
                        ? Twiml.asking(Spoken.voice(message), hooks.of(provider, "keys/" + message.id()))
                        : Twiml.telling(
                                Spoken.voice(message), message.answering().isPresent()));
        if (provider.called()) {
            form.put("StatusCallback", hooks.of(provider, "reports"));
        }
        return form;
    }

    // Something else than the format that was promised: it may well have gone out.
    private Tried taken(Carried.Answered answer) {
        return field(answer, "sid")
                .map(JsonNode::asString)
                .filter(sid -> sid.matches("[A-Z]{2}[0-9a-zA-Z]{1,64}"))
                .<Tried>map(Tried.Taken::new)
                .orElseGet(() -> new Tried.Broken(
                        "It answered " + answer.status() + " without an id. It may have arrived.",
                        true,
                        Optional.empty()));
    }

    private Tried refused(Carried.Answered answer, Instant now) {
        int code = field(answer, "code").map(node -> node.asInt(0)).orElse(0);
        String said = field(answer, "message").map(node -> node.asString("")).orElse("");
        if (said.isEmpty()) {
            return Outcomes.refusal(answer, now);
        }
        String reason = "Twilio says: " + said + (said.endsWith(".") ? " (" : ". (") + code + ")";
        boolean aboutTheNumber = answer.status() == 400 && ABOUT_THE_NUMBER.contains(code);
        return aboutTheNumber
                ? new Tried.Refuses(reason)
                : new Tried.Broken(reason, answer.status() == 504, Outcomes.wish(answer, now));
    }

    private Optional<JsonNode> field(Carried.Answered answer, String name) {
        try {
            JsonNode field = json.readTree(answer.body()).path(name);
            return field.isMissingNode() || field.isNull() ? Optional.empty() : Optional.of(field);
        } catch (JacksonException malformed) {
            return Optional.empty();
        }
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
