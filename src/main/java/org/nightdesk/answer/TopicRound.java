package org.nightdesk.answer;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nightdesk.answer.TopicStore.Topic;
import org.nightdesk.answer.Wish.Deed;
import org.nightdesk.channel.Fetched;
import org.nightdesk.channel.Fetcher;
import org.nightdesk.channel.NtfyAnswers;
import org.nightdesk.database.Lane;
import org.nightdesk.engine.Bell;
import org.nightdesk.engine.LeasedWork;
import org.nightdesk.engine.Ticking;
import org.nightdesk.paging.PageLinks;
import org.nightdesk.paging.Pages;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what the buttons of ntfy notifications have posted, so that nobody need reach this installation. A button carries the signed token of its page and
 * person; whatever else stands in the topic is passed over.
 */
@Component
class TopicRound extends LeasedWork<Topic> {

    static final String TOPIC = "answer.topics";

    private static final Logger log = LoggerFactory.getLogger(TopicRound.class);
    private static final Duration ANSWERABLE = Duration.ofHours(4);
    /** The public server gives a visitor one request in five seconds (docs.ntfy.sh/config, rate limiting). */
    private static final Duration BETWEEN = Duration.ofSeconds(10);

    /** An answer is read within that time of a message at the latest: nothing is gained by looking for new messages more often. */
    private static final Duration LOOK = BETWEEN;

    private static final Duration LEASE = Duration.ofSeconds(40);
    private static final int MOST_AT_ONCE = 16;
    private static final int MOST_BYTES = 500_000;
    private static final Pattern BUTTON = Pattern.compile("(acknowledge|notmine) ([0-9a-z-]+-[\\w-]{22})");

    private final TopicStore topics;
    private final Fetcher fetcher;
    private final PageLinks links;
    private final Pages pages;
    private final People people;
    private final Verdict verdict;
    private final JsonMapper json;
    private final InstantSource clock;
    private final TransactionTemplate transaction;
    private volatile Instant lookDue = Instant.MIN;

    TopicRound(
            TopicStore topics,
            Fetcher fetcher,
            PageLinks links,
            Pages pages,
            People people,
            Verdict verdict,
            JsonMapper json,
            InstantSource clock,
            TransactionTemplate transaction,
            Bell bell,
            Ticking ticking) {
        super(TOPIC, MOST_AT_ONCE, bell, ticking);
        this.topics = topics;
        this.fetcher = fetcher;
        this.links = links;
        this.pages = pages;
        this.people = people;
        this.verdict = verdict;
        this.json = json;
        this.clock = clock;
        this.transaction = transaction;
    }

    @Override
    public Optional<String> earliest() {
        return Optional.of(TopicStore.EARLIEST);
    }

    @Override
    protected List<Topic> claim(int room, Instant now) {
        return Lane.PAGING.on(() -> transaction.execute(status -> {
            if (!lookDue.isAfter(now)) {
                look(now);
            }
            return topics.claim(now, now.plus(LEASE), room);
        }));
    }

    private void look(Instant now) {
        List<String> answerable = pages.waitingAt("ntfy", now.minus(ANSWERABLE)).stream()
                .flatMap(address -> NtfyAnswers.of(address).stream())
                .toList();
        topics.keep(answerable, now.minus(ANSWERABLE), now);
        lookDue = now.plus(LOOK);
    }

    @Override
    public Optional<Instant> nextDue() {
        return Optional.of(lookDue);
    }

    @Override
    protected String name(Topic topic) {
        return "a topic";
    }

    @Override
    protected void handle(Topic topic) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String since = topic.since();
        if (fetcher.fetch(topic.address() + "/json?poll=1&since=" + since, MOST_BYTES) instanceof Fetched.Body body) {
            for (String line : new String(body.bytes(), StandardCharsets.UTF_8).split("\n")) {
                since = read(topic, line, now).orElse(since);
            }
        }
        topics.read(topic.address(), since, now.plus(BETWEEN));
    }

    /** The id of the message; empty when the line is none. */
    private Optional<String> read(Topic topic, String line, Instant now) {
        try {
            JsonNode message = json.readTree(line);
            if (!message.path("event").asString("").equals("message")) {
                return Optional.empty();
            }
            Optional<String> id =
                    Optional.of(message.path("id").asString("")).filter(text -> text.matches("[A-Za-z0-9]{1,32}"));
            Matcher button = BUTTON.matcher(message.path("message").asString("").strip());
            if (button.matches()) {
                press(topic, id, button, now);
            }
            return id;
        } catch (JacksonException malformed) {
            return Optional.empty();
        }
    }

    // What a press does, and that it was read, are one: "not mine" twice would pass over the next person.
    private void press(Topic topic, Optional<String> id, Matcher button, Instant now) {
        try {
            Lane.PAGING.on(() -> transaction.execute(status -> {
                id.ifPresent(since -> topics.read(topic.address(), since, now.plus(LEASE)));
                pressed(button.group(2), button.group(1).equals("acknowledge") ? Deed.TAKE : Deed.PASS_ON, now);
                return true;
            }));
        } catch (DataAccessException | TransactionException away) {
            throw away;
        } catch (RuntimeException failure) {
            log.error("a press of a button could not be read, those after it are", failure);
        }
    }

    private void pressed(String token, Deed deed, Instant now) {
        links.read(token, now)
                .ifPresent(holder -> people.find(holder.person())
                        .filter(Person::active)
                        .ifPresent(person -> verdict.on(pages.page(holder.page()), person, deed, "ntfy", now)));
    }
}
