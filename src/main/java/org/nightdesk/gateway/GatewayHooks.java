package org.nightdesk.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import org.nightdesk.channel.Reply;
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
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where gateways report and hand over replies: JSON or form fields, by the names that are usual. The address holds a key, which is all the proof. */
@RestController
@RequestMapping(GatewayHooks.ROOT + "/{id}/{key}")
class GatewayHooks {

    static final String ROOT = HookAddresses.ROOT + GatewayLine.KIND;

    private final HookAddresses addresses;
    private final HookForm forms;
    private final Reports reports;
    private final Ear ear;
    private final PhoneNumbers numbers;
    private final InstantSource clock;

    GatewayHooks(
            HookAddresses addresses,
            HookForm forms,
            Reports reports,
            Ear ear,
            PhoneNumbers numbers,
            InstantSource clock) {
        this.addresses = addresses;
        this.forms = forms;
        this.reports = reports;
        this.ear = ear;
        this.numbers = numbers;
        this.clock = clock;
    }

    @Bean
    static OpenRoute gatewaysCallHere() {
        return OpenRoute.forMachines(ROOT + "/**");
    }

    /** A text message to our number. */
    @PostMapping("/replies")
    ResponseEntity<Void> reply(@PathVariable String id, @PathVariable String key, HttpServletRequest request)
            throws IOException {
        Provider provider = addresses.called(GatewayLine.KIND, id, key);
        Fields fields = forms.read(request);
        Instant now = clock.instant();
        String from = numbers.kept(fields.any("from", "From", "sender", "msisdn"));
        String reference = external(fields);
        String unique = provider.text() + "/" + (reference.isEmpty() ? from + " " + now.toEpochMilli() : reference);
        ear.take(
                provider,
                unique,
                new Reply(Medium.SMS.kind(), from, fields.any("text", "Body", "body", "message", "content"), ""),
                now);
        return ResponseEntity.noContent().build();
    }

    /** What became of a message. */
    @PostMapping("/reports")
    ResponseEntity<Void> report(@PathVariable String id, @PathVariable String key, HttpServletRequest request)
            throws IOException {
        Provider provider = addresses.called(GatewayLine.KIND, id, key);
        Fields fields = forms.read(request);
        String external = external(fields);
        if (!external.isEmpty()) {
            GatewayWords.became(fields.any("status", "state", "MessageStatus"), fields.any("reason", "error"))
                    .ifPresent(news -> reports.came(provider, external, Medium.SMS, news, clock.instant()));
        }
        return ResponseEntity.noContent().build();
    }

    private static String external(Fields fields) {
        return fields.any("id", "messageId", "message_id", "MessageSid");
    }
}
