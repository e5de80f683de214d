package org.nightdesk.telephony;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.channel.Reply;
import org.nightdesk.channel.Understood;
import org.nightdesk.engine.Bell;
import org.nightdesk.subject.NotFound;
import org.nightdesk.telephony.SentMessage.State;
import org.nightdesk.web.OpenRoute;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where providers report and hand over replies. The address holds a key; what Twilio sends is believed only with its signature besides. A provider that was
 * not told to call does not exist here.
 */
@RestController
@RequestMapping(HookAddresses.ROOT + "{id}/{key}")
class Hooks {

    private static final String SIGNATURE = "X-Twilio-Signature";
    private static final String NOT_YOURS = "This call has gone to an address that knows no page.";

    private final Providers providers;
    private final HookAddresses addresses;
    private final TwilioAccount accounts;
    private final HookForm forms;
    private final SentStore sent;
    private final Ear ear;
    private final PhoneNumbers numbers;
    private final Bell bell;
    private final InstantSource clock;

    Hooks(
            Providers providers,
            HookAddresses addresses,
            TwilioAccount accounts,
            HookForm forms,
            SentStore sent,
            Ear ear,
            PhoneNumbers numbers,
            Bell bell,
            InstantSource clock) {
        this.providers = providers;
        this.addresses = addresses;
        this.accounts = accounts;
        this.forms = forms;
        this.sent = sent;
        this.ear = ear;
        this.numbers = numbers;
        this.bell = bell;
        this.clock = clock;
    }

    @Bean
    static OpenRoute phoneHooks() {
        return OpenRoute.forMachines(HookAddresses.ROOT + "**");
    }

    /** A call that was believed. */
    private record Believed(Provider provider, Map<String, String> fields, Instant now) {

        String field(String... names) {
            for (String name : names) {
                String value = fields.getOrDefault(name, "");
                if (!value.isEmpty()) {
                    return value;
                }
            }
            return "";
        }
    }

    /** A text message to our number. */
    @PostMapping("/replies")
    ResponseEntity<String> reply(@PathVariable String id, @PathVariable String key, HttpServletRequest request)
            throws IOException {
        Optional<Believed> believed = believed(id, key, "replies", request);
        if (believed.isEmpty()) {
            return forbidden();
        }
        Believed call = believed.get();
        String from = numbers.kept(call.field("From", "from", "sender", "msisdn"));
        String text = call.field("Body", "text", "body", "message", "content");
        String reference = call.field("MessageSid", "id", "messageId", "message_id");
        Reply reply = new Reply(Medium.SMS.kind(), from, text, "");
        String external = reference.isEmpty() ? from + " " + call.now().toEpochMilli() : reference;
        Optional<Understood> understood =
                ear.take(call.provider(), external, reply, call.now()).filter(Understood::known);
        return call.provider().isTwilio()
                ? xml(Twiml.message(understood.map(Understood::words).orElse("")))
                : ResponseEntity.noContent().build();
    }

    /** What became of a message or a call; late, twice and out of order. */
    @PostMapping("/reports")
    ResponseEntity<String> report(@PathVariable String id, @PathVariable String key, HttpServletRequest request)
            throws IOException {
        Optional<Believed> believed = believed(id, key, "reports", request);
        if (believed.isEmpty()) {
            return forbidden();
        }
        Believed call = believed.get();
        String voice = call.field("CallSid");
        String external = voice.isEmpty() ? call.field("MessageSid", "id", "messageId", "message_id") : voice;
        String word = call.field("MessageStatus", "CallStatus", "status", "state");
        Optional<State> state = call.provider().isTwilio() ? StateWords.twilio(word) : StateWords.gateway(word);
        if (state.isPresent() && !external.isEmpty()) {
            String reason = state.get() == State.DELIVERED ? "" : reason(call, word);
            Medium medium = voice.isEmpty() ? Medium.SMS : Medium.VOICE;
            sent.report(call.provider().id(), external, medium, state.get(), reason, call.now());
            bell.ring(ReportRound.TOPIC);
        }
        return ResponseEntity.noContent().build();
    }

    private static String reason(Believed call, String word) {
        return call.provider().isTwilio()
                ? StateWords.reason(word, call.field("ErrorCode"))
                : "The gateway says: "
                        + (call.field("reason", "error").isEmpty() ? word : call.field("reason", "error"));
    }

    /** A key pressed during a call; the path names the message it was about. */
    @PostMapping("/keys/{message}")
    ResponseEntity<String> key(
            @PathVariable String id, @PathVariable String key, @PathVariable String message, HttpServletRequest request)
            throws IOException {
        Optional<Believed> believed = believed(id, key, "keys/" + message, request);
        if (believed.isEmpty()) {
            return forbidden();
        }
        Believed call = believed.get();
        String digits = call.field("Digits");
        Reply reply = new Reply(Medium.VOICE.kind(), numbers.kept(call.field("To")), digits, message);
        Optional<Understood> understood =
                ear.take(call.provider(), call.field("CallSid") + "/" + digits, reply, call.now());
        return xml(Twiml.ending(
                understood.filter(Understood::known).map(Understood::words).orElse(NOT_YOURS)));
    }

    private Optional<Believed> believed(String id, String key, String what, HttpServletRequest request)
            throws IOException {
        Provider provider = providers.provider(id);
        if (!provider.called() || !addresses.isOurs(provider, key)) {
            throw new NotFound("no hook of " + id);
        }
        Map<String, String> fields = forms.read(request);
        boolean right = switch (provider.access()) {
            case Access.Twilio access ->
                accounts.signed(
                        access,
                        addresses.of(provider, key, what),
                        fields,
                        Optional.ofNullable(request.getHeader(SIGNATURE)).orElse(""));
            case Access.Gateway gateway -> true;
        };
        return right ? Optional.of(new Believed(provider, fields, clock.instant())) : Optional.empty();
    }

    private static ResponseEntity<String> forbidden() {
        return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
    }

    private static ResponseEntity<String> xml(String body) {
        return ResponseEntity.ok().contentType(MediaType.TEXT_XML).body(body);
    }
}
