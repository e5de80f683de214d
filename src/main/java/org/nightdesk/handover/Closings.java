package org.nightdesk.handover;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nightdesk.desk.Ticket;
import org.nightdesk.handover.ClosingStore.Account;
import org.nightdesk.handover.Handover.State;
import org.nightdesk.heartbeat.Heartbeats;
import org.nightdesk.paging.Page;
import org.nightdesk.paging.PageState;
import org.nightdesk.paging.Pages;
import org.nightdesk.people.PersonId;
import org.nightdesk.promise.Given;
import org.nightdesk.promise.Promises;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Refused.Problem;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Closing the night: each page that the outgoing were told of, each promise that fell due or was ended, each customer who had the last word and each heartbeat that was missed is
 * accounted for, by itself when it is done or with a word; then the outgoing sign.
 */
@Component
@Transactional
class Closings {

    private static final int MOST = 5_000;
    private static final int LONGEST = 500;

    private final HandoverStore store;
    private final ClosingStore accounts;
    private final Situations situations;
    private final Pages pages;
    private final Promises promises;
    private final Heartbeats heartbeats;
    private final HandoverCourse course;

    Closings(
            HandoverStore store,
            ClosingStore accounts,
            Situations situations,
            Pages pages,
            Promises promises,
            Heartbeats heartbeats,
            HandoverCourse course) {
        this.heartbeats = heartbeats;
        this.store = store;
        this.accounts = accounts;
        this.situations = situations;
        this.pages = pages;
        this.promises = promises;
        this.course = course;
    }

    /** What is accounted for. */
    enum Kind {
        PAGE("Page"),
        PROMISE("Promise"),
        CUSTOMER("Customer waits"),
        HEARTBEAT("Missed heartbeat");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    /** {@code byItself}: nothing is left to say of it. {@code word} is what the outgoing said of it, empty for nothing yet. */
    record Item(String key, Kind kind, String what, String path, boolean byItself, String word) {

        boolean isAccounted() {
            return byItself || !word.isEmpty();
        }
    }

    /** As it stands; once signed, as it was then. */
    @Transactional(readOnly = true)
    List<Item> items(Handover handover, Viewer viewer) {
        Map<String, Account> said = accounts.of(handover.id());
        if (handover.signature().isPresent()) {
            return said.values().stream().map(Closings::item).toList();
        }
        return Stream.of(
                        pages(handover).stream(),
                        promises(handover).stream(),
                        situations.unanswered(handover.scheduleId(), viewer).stream()
                                .map(Closings::customer),
                        heartbeats(handover).stream())
                .flatMap(items -> items)
                .map(item -> Optional.ofNullable(said.get(item.key()))
                        .map(account -> with(item, account.word()))
                        .orElse(item))
                .toList();
    }

    private static Item with(Item item, String word) {
        return new Item(item.key(), item.kind(), item.what(), item.path(), item.byItself(), word);
    }

    private static Item item(Account account) {
        Kind kind = Kind.valueOf(
                account.item().substring(0, account.item().indexOf(':')).toUpperCase(java.util.Locale.ROOT));
        return new Item(account.item(), kind, account.what(), "", account.byItself(), account.word());
    }

    private List<Item> pages(Handover handover) {
        return pages.toldBetween(handover.leaving(), handover.beganAt(), handover.changeAt(), MOST).stream()
                .map(page -> new Item(
                        "page:" + page.id().value(),
                        Kind.PAGE,
                        page.title(),
                        "/pages/" + page.id().text(),
                        isOver(page),
                        ""))
                .toList();
    }

    private static boolean isOver(Page page) {
        return page.state() instanceof PageState.Stopped;
    }

    private List<Item> promises(Handover handover) {
        return promises.given(List.of(), handover.leaving(), handover.beganAt()).stream()
                .filter(promise -> !promise.isOpen() || promise.dueAt().isBefore(handover.changeAt()))
                .map(Closings::promise)
                .toList();
    }

    private static Item promise(Given promise) {
        return new Item(
                "promise:" + promise.id(),
                Kind.PROMISE,
                promise.what(),
                "/tickets/" + promise.ticket().value(),
                !promise.isOpen(),
                "");
    }

    // Those of the services that page this schedule.
    private List<Item> heartbeats(Handover handover) {
        return heartbeats
                .missed(situations.services(handover.scheduleId()), handover.beganAt(), handover.changeAt(), MOST)
                .stream()
                .map(missed -> new Item(
                        "heartbeat:" + missed.id(),
                        Kind.HEARTBEAT,
                        missed.name() + ". " + missed.why(),
                        "/heartbeats/" + missed.heartbeat().text(),
                        missed.backAt().isPresent(),
                        ""))
                .toList();
    }

    private static Item customer(Ticket ticket) {
        return new Item(
                "customer:" + ticket.id().value(),
                Kind.CUSTOMER,
                ticket.number() + " " + ticket.title(),
                "/tickets/" + ticket.number(),
                false,
                "");
    }

    /** The words for single things among what was typed into a form, by thing. */
    Map<String, String> words(Map<String, String> typed) {
        Map<String, String> words = new HashMap<>();
        typed.forEach((field, word) -> {
            if (field.matches("(page|promise|customer|heartbeat):[a-z0-9_]{1,30}")) {
                words.put(field, word);
            }
        });
        return words;
    }

    /** Keeps what is said of things; what is no thing of this shift is left out. Refused, and nothing is kept, when a word is longer than 500 characters. By the outgoing, until it is signed. */
    void account(HandoverId id, Map<String, String> words, Viewer by, Instant now) {
        Handover handover = unsigned(id, by, now);
        List<Item> said = items(handover, by).stream()
                .filter(item -> !item.byItself() && words.containsKey(item.key()))
                .map(item -> with(item, clean(words.getOrDefault(item.key(), ""))))
                .toList();
        List<Problem> tooLong = said.stream()
                .filter(item -> item.word().length() > LONGEST)
                .map(item -> new Problem(item.key(), "Say it of " + item.what() + " in at most 500 characters."))
                .toList();
        if (!tooLong.isEmpty()) {
            throw Refused.invalid(tooLong);
        }
        said.forEach(item -> accounts.put(id, account(item), now));
    }

    private static String clean(String word) {
        return word.strip().replace("\u0000", "");
    }

    private static Account account(Item item) {
        return new Account(item.key(), item.what(), item.word(), item.byItself());
    }

    /** Everything is accounted for: the night is over. Refused, naming each, while something is not. */
    void sign(HandoverId id, Viewer by, Instant now) {
        Handover handover = unsigned(id, by, now);
        List<Item> items = items(handover, by);
        List<Problem> open = items.stream()
                .filter(item -> !item.isAccounted())
                .map(item -> new Problem(item.key(), "Say a word of " + item.what() + ", or see to it first."))
                .toList();
        if (!open.isEmpty()) {
            throw Refused.invalid(open);
        }
        accounts.clear(id);
        items.forEach(item -> accounts.put(id, account(item), now));
        store.signed(id, new PersonId(by.actor().id()), now);
        String words = items.stream()
                .filter(item -> !item.byItself())
                .map(item -> item.what() + ": " + item.word())
                .collect(Collectors.joining("\n"));
        course.record(handover, "signed", words, by, now);
    }

    private Handover unsigned(HandoverId id, Viewer by, Instant now) {
        by.needs(Role.RESPONDER);
        Handover handover = store.lock(id, by).orElseThrow(() -> new NotFound("handover " + id.value()));
        if (!handover.leaves(by) || handover.state() == State.WITHDRAWN) {
            throw new NotFound("nothing to close in handover " + id.value());
        }
        if (handover.changeAt().isAfter(now)) {
            throw Refused.conflict("The shift is not over yet. Close it after the change.");
        }
        if (handover.signature().isPresent()) {
            throw Refused.conflict("It is signed already.");
        }
        return handover;
    }
}
