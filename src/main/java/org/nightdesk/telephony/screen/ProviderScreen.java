package org.nightdesk.telephony.screen;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.web.Form;

/**
 * The providers of text messages and calls in their order, and the form for one. {@code countries} are code and name; {@code region} the chosen code, empty
 * for none. {@code hooks}: where the provider reaches us, empty when it does not.
 */
public record ProviderScreen(
        List<Row> rows, Form form, Map<String, String> countries, Form region, List<String> hooks, boolean answers) {

    /** One provider. {@code state} is live, waiting, open (somebody must do something) or closed; {@code found} is what a test found just now. */
    public record Row(
            String id,
            String name,
            String carries,
            String state,
            String words,
            Optional<Instant> sentAt,
            boolean first,
            boolean paused,
            boolean trouble,
            boolean sms,
            boolean voice,
            String found,
            boolean foundGood) {

        public String path() {
            return "/phone-providers/" + id;
        }
    }

    /** What a provider can be. */
    public Map<String, String> kinds() {
        return ordered("twilio", "Twilio", "gateway", "Another gateway, by HTTP");
    }

    public Map<String, String> bodyTypes() {
        return ordered("json", "JSON", "form", "Form fields");
    }

    /** The media of a test. */
    public Map<String, String> media(Row row) {
        Map<String, String> media = new LinkedHashMap<>();
        if (row.sms()) {
            media.put("sms", "Text message");
        }
        if (row.voice()) {
            media.put("voice", "Call");
        }
        return media;
    }

    private static Map<String, String> ordered(String... pairs) {
        Map<String, String> all = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            all.put(pairs[i], pairs[i + 1]);
        }
        return all;
    }

    public boolean isNew() {
        return form.value("id").isEmpty();
    }

    public String path() {
        return isNew() ? "/phone-providers" : "/phone-providers/" + form.value("id");
    }
}
