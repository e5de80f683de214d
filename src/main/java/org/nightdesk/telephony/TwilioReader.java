package org.nightdesk.telephony;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nightdesk.channel.Fetched;
import org.nightdesk.channel.Fetcher;
import org.nightdesk.telephony.SentMessage.State;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks Twilio what it would tell us, if it could reach us. */
@Component
class TwilioReader {

    private static final int MOST_BYTES = 2_000_000;
    private static final int PAGE = 100;

    private final Fetcher fetcher;
    private final TwilioAccount accounts;
    private final JsonMapper json;

    TwilioReader(Fetcher fetcher, TwilioAccount accounts, JsonMapper json) {
        this.fetcher = fetcher;
        this.accounts = accounts;
        this.json = json;
    }

    /** What became of a message; empty while nothing is certain, or when it could not be read. */
    record Became(State state, String reason) {}

    /** A text message that came in. */
    record Arrived(String id, String from, String text, Instant at) {}

    Optional<Became> state(Access.Twilio access, SentMessage message) {
        String resource = message.medium() == Medium.SMS ? "/Messages/" : "/Calls/";
        return read(accounts.signedRoot(access) + resource + message.externalId() + ".json")
                .flatMap(answer -> {
                    String word = answer.path("status").asString("");
                    String code = answer.path("error_code").asString("");
                    return StateWords.twilio(word).map(state -> new Became(state, StateWords.reason(word, code)));
                });
    }

    /** The newest that came to the sender's number, oldest first; empty when they could not be read. */
    Optional<List<Arrived>> replies(Provider provider, Access.Twilio access) {
        String to = provider.sender().startsWith("+") ? "&To=" + TwilioLine.encoded(provider.sender()) : "";
        return read(accounts.signedRoot(access) + "/Messages.json?PageSize=" + PAGE + to)
                .map(TwilioReader::inbound);
    }

    private static List<Arrived> inbound(JsonNode answer) {
        List<Arrived> arrived = new ArrayList<>();
        for (JsonNode each : answer.path("messages")) {
            if (each.path("direction").asString("").equals("inbound")) {
                arrived.addFirst(new Arrived(
                        each.path("sid").asString(""),
                        each.path("from").asString(""),
                        each.path("body").asString(""),
                        at(each.path("date_sent").asString(""))));
            }
        }
        return arrived;
    }

    // Without a time that can be read it is old news.
    private static Instant at(String date) {
        try {
            return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException unreadable) {
            return Instant.EPOCH;
        }
    }

    private Optional<JsonNode> read(String address) {
        return switch (fetcher.fetch(address, MOST_BYTES)) {
            case Fetched.Failed failed -> Optional.empty();
            case Fetched.Body body -> {
                try {
                    yield Optional.of(json.readTree(body.bytes()));
                } catch (JacksonException malformed) {
                    yield Optional.empty();
                }
            }
        };
    }
}
