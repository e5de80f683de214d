package org.nightdesk.twilio;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.nightdesk.channel.Reply;
import org.nightdesk.channel.Understood;
import org.nightdesk.telephony.Ear;
import org.nightdesk.telephony.HookAddresses;
import org.nightdesk.telephony.HookForm;
import org.nightdesk.telephony.HookForm.Fields;
import org.nightdesk.telephony.Medium;
import org.nightdesk.telephony.PhoneNumbers;
import org.nightdesk.telephony.Provider;
import org.nightdesk.telephony.Reports;
import org.nightdesk.web.OpenRoute;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where Twilio reports and hands over replies and keys. The address holds a key of ours; what comes is believed only with Twilio's signature besides. */
@RestController
@RequestMapping(TwilioHooks.ROOT + "/{id}/{key}")
class TwilioHooks {

    static final String ROOT = HookAddresses.ROOT + TwilioLine.KIND;

    private static final String SIGNATURE = "X-Twilio-Signature";
    private static final String NOT_YOURS = "This call has gone to an address that knows no page.";

    private final HookAddresses addresses;
    private final TwilioAccount accounts;
    private final HookForm forms;
    private final Reports reports;
    private final Ear ear;
    private final PhoneNumbers numbers;
    private final InstantSource clock;

    TwilioHooks(
            HookAddresses addresses,
            TwilioAccount accounts,
            HookForm forms,
            Reports reports,
            Ear ear,
            PhoneNumbers numbers,
            InstantSource clock) {
        this.addresses = addresses;
        this.accounts = accounts;
        this.forms = forms;
        this.reports = reports;
        this.ear = ear;
        this.numbers = numbers;
        this.clock = clock;
    }

    @Bean
    static OpenRoute twilioCallsHere() {
        return OpenRoute.forMachines(ROOT + "/**");
    }

    /** A call that was believed. */
    private record Believed(Provider provider, Fields fields, Instant now) {

        String field(String name) {
            return fields.any(name);
        }
    }

    /** A text message to our number. One that comes twice is answered once: the answer is a message of its own. */
    @PostMapping("/replies")
    ResponseEntity<String> reply(@PathVariable String id, @PathVariable String key, HttpServletRequest request)
            throws IOException {
        return believed(id, key, "replies", request)
                .map(call -> {
                    Reply reply =
                            new Reply(Medium.SMS.kind(), numbers.kept(call.field("From")), call.field("Body"), "");
                    Optional<Understood> understood =
                            ear.take(call.provider(), call.field("MessageSid"), reply, call.now());
                    return xml(Twiml.message(words(understood).orElse("")));
                })
                .orElseGet(TwilioHooks::forbidden);
    }

    /** What became of a message or a call; late, twice and out of order. */
    @PostMapping("/reports")
    ResponseEntity<String> report(@PathVariable String id, @PathVariable String key, HttpServletRequest request)
            throws IOException {
        return believed(id, key, "reports", request)
                .map(call -> {
                    boolean voice = !call.field("CallSid").isEmpty();
                    TwilioWords.became(call.field(voice ? "CallStatus" : "MessageStatus"), call.field("ErrorCode"))
                            .ifPresent(news -> reports.came(
                                    call.provider(),
                                    call.field(voice ? "CallSid" : "MessageSid"),
                                    voice ? Medium.VOICE : Medium.SMS,
                                    news,
                                    call.now()));
                    return ResponseEntity.noContent().<String>build();
                })
                .orElseGet(TwilioHooks::forbidden);
    }

    /** A key pressed during a call; the path names the message it was about. One that comes twice hears the same again. */
    @PostMapping("/keys/{message}")
    ResponseEntity<String> key(
            @PathVariable String id, @PathVariable String key, @PathVariable String message, HttpServletRequest request)
            throws IOException {
        return believed(id, key, "keys/" + message, request)
                .map(call -> {
                    String digits = call.field("Digits");
                    String external = call.field("CallSid") + "/" + digits;
                    Reply reply = new Reply(Medium.VOICE.kind(), numbers.kept(call.field("To")), digits, message);
                    Optional<Understood> understood = ear.take(call.provider(), external, reply, call.now())
                            .or(() -> ear.before(external));
                    return xml(Twiml.ending(words(understood).orElse(NOT_YOURS)));
                })
                .orElseGet(TwilioHooks::forbidden);
    }

    private static Optional<String> words(Optional<Understood> understood) {
        return understood.filter(Understood::known).map(Understood::words);
    }

    private Optional<Believed> believed(String id, String key, String what, HttpServletRequest request)
            throws IOException {
        Provider provider = addresses.called(TwilioLine.KIND, id, key);
        Fields fields = forms.read(request);
        String signature = Optional.ofNullable(request.getHeader(SIGNATURE)).orElse("");
        return accounts.signed(provider, addresses.of(provider, key, what), fields.all(), signature)
                ? Optional.of(new Believed(provider, fields, clock.instant()))
                : Optional.empty();
    }

    private static ResponseEntity<String> forbidden() {
        return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
    }

    private static ResponseEntity<String> xml(String body) {
        return ResponseEntity.ok().contentType(MediaType.TEXT_XML).body(body);
    }
}
