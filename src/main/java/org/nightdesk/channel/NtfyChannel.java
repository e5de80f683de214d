package org.nightdesk.channel;

import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.core5.http.ContentType;
import org.nightdesk.channel.Outgoing.Letter;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Push to a phone without an account: a post to a topic of an ntfy server, public or one's own. */
@Component
class NtfyChannel implements Channel {

    /** Above 4,096 bytes the server turns the text into a file; a character has at most four. */
    private static final int LONGEST_TEXT = 950;

    private static final String RINGS_THROUGH = "5";
    private static final String ORDINARY = "3";

    private final Outgoing outgoing;
    private final JsonMapper json;

    NtfyChannel(Outgoing outgoing, JsonMapper json) {
        this.outgoing = outgoing;
        this.json = json;
    }

    @Override
    public String kind() {
        return "ntfy";
    }

    @Override
    public Delivery deliver(String address, Message message) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Title", encoded(message.headline()));
        headers.put("Priority", message.urgent() ? RINGS_THROUGH : ORDINARY);
        message.link().ifPresent(link -> {
            headers.put("Click", link.toASCIIString());
            headers.put("Actions", first(link, message) + buttons(address, message));
        });
        Letter letter = new Letter(
                WebAddress.of(address),
                headers,
                ContentType.TEXT_PLAIN.withCharset("UTF-8"),
                message.text(LONGEST_TEXT));
        return outgoing.post(letter, this::id);
    }

    // The server takes three. A tap opens the page as it is, so that the first button need not: it opens the page where
    // it
    // asks until when.
    private static String first(URI link, Message message) {
        return message.answering().isPresent()
                ? "view, Mine until ..., \"" + link.toASCIIString() + "#sure\""
                : "view, Open, \"" + link.toASCIIString() + "\"";
    }

    // They post to a topic of their own beside this one, which is read: so an answer needs no address of this
    // installation.
    private static String buttons(String address, Message message) {
        return message.answering()
                .flatMap(way -> NtfyAnswers.of(address)
                        .map(topic -> button("Acknowledge", topic, "acknowledge " + way.token())
                                + button("Not mine", topic, "notmine " + way.token())))
                .orElse("");
    }

    private static String button(String label, String topic, String body) {
        return "; http, " + label + ", \"" + topic + "\", method=POST, body=\"" + body + "\", clear=true";
    }

    @Override
    public Optional<String> problemWith(String address) {
        return WebAddress.problemWith(address).or(() -> {
            String path = WebAddress.of(address).uri().getPath();
            return path.matches("/[-_A-Za-z0-9]{1,64}/?")
                    ? Optional.empty()
                    : Optional.of("An ntfy address ends with one topic, such as https://ntfy.example/my-topic-7Qm2Vx.");
        });
    }

    @Override
    public String shown(String address) {
        return WebAddress.of(address).shown();
    }

    private String id(String answer) {
        try {
            return json.readTree(answer).path("id").asString("");
        } catch (JacksonException notJson) {
            return "";
        }
    }

    private static String encoded(String text) {
        try {
            return MimeUtility.encodeText(text, "UTF-8", "B").replaceAll("\\s*\\r?\\n\\s*", " ");
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
