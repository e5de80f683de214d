package org.nightdesk.telephony.screen;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.web.Form;

/**
 * The providers of text messages and calls in their order, and the form for one. {@code kinds} are word and name, {@code countries} code and name; {@code region} the chosen code, empty
 * for none. {@code hooks}: where the provider reaches us, empty when it does not.
 */
public record ProviderScreen(
        List<Row> rows,
        Form form,
        Map<String, String> kinds,
        Map<String, String> countries,
        Form region,
        List<String> hooks,
        boolean answers) {

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

    public Map<String, String> bodyTypes() {
        Map<String, String> types = new LinkedHashMap<>();
        types.put("json", "JSON");
        types.put("form", "Form fields");
        return types;
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

    public boolean isNew() {
        return form.value("id").isEmpty();
    }

    public String path() {
        return isNew() ? "/phone-providers" : "/phone-providers/" + form.value("id");
    }
}
