package org.nightdesk.twilio;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nightdesk.channel.Fetched;
import org.nightdesk.channel.Fetcher;
import org.nightdesk.telephony.Line.Arrivals;
import org.nightdesk.telephony.Line.Arrived;
import org.nightdesk.telephony.Line.Became;
import org.nightdesk.telephony.Medium;
import org.nightdesk.telephony.Provider;
import org.nightdesk.telephony.SentMessage;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks Twilio what it would tell us, if it could reach us. */
@Component
class TwilioReader {

    private static final int MOST_BYTES = 2_000_000;
    private static final int PAGE = 100;
    private static final Instant UNKNOWN = Instant.EPOCH;

    private final Fetcher fetcher;
    private final TwilioAccount accounts;
    private final JsonMapper json;

    TwilioReader(Fetcher fetcher, TwilioAccount accounts, JsonMapper json) {
        this.fetcher = fetcher;
        this.accounts = accounts;
        this.json = json;
    }

    Optional<Became> state(Provider provider, SentMessage message) {
        String resource = message.medium() == Medium.SMS ? "/Messages/" : "/Calls/";
        return read(provider, TwilioAccount.root(provider) + resource + message.externalId() + ".json")
                .flatMap(answer -> TwilioWords.became(
                        answer.path("status").asString(""),
                        answer.path("error_code").asString("")));
    }

    /** Those to the sender's own number; a pool of numbers has none, so that there all messages of the account are gone through. */
    Optional<Arrivals> arrivals(Provider provider, Optional<String> page) {
        String to = provider.sender().startsWith("+") ? "&To=" + TwilioLine.encoded(provider.sender()) : "";
        String address = page.map(next -> provider.access().address() + next)
                .orElseGet(() -> TwilioAccount.root(provider) + "/Messages.json?PageSize=" + PAGE + to);
        return read(provider, address).map(answer -> arrivals(provider, answer));
    }

    private static Arrivals arrivals(Provider provider, JsonNode answer) {
        List<Arrived> arrived = new ArrayList<>();
        Instant oldest = Instant.MAX;
        for (JsonNode each : answer.path("messages")) {
            Instant at = at(each.path("date_sent").asString(""));
            oldest = at.isBefore(oldest) && !at.equals(UNKNOWN) ? at : oldest;
            if (each.path("direction").asString("").equals("inbound")) {
                arrived.add(new Arrived(
                        each.path("sid").asString(""),
                        each.path("from").asString(""),
                        each.path("body").asString(""),
                        at));
            }
        }
        // Only our own account is signed in to, wherever the answer would send us.
        Optional<String> more = Optional.of(answer.path("next_page_uri").asString(""))
                .filter(next -> next.startsWith(TwilioAccount.path(provider) + "/"));
        return new Arrivals(arrived, oldest, more);
    }

    // What has not been sent yet has no time. What came in without one that can be read is old news.
    private static Instant at(String date) {
        try {
            return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException unreadable) {
            return UNKNOWN;
        }
    }

    private Optional<JsonNode> read(Provider provider, String address) {
        return switch (fetcher.fetch(address, accounts.authorization(provider), MOST_BYTES)) {
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
