package org.nightdesk.answer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nightdesk.answer.Wish.Deed;
import org.nightdesk.channel.Reply;
import org.nightdesk.channel.ReplyReader;
import org.nightdesk.channel.Understood;
import org.nightdesk.paging.Page;
import org.nightdesk.paging.Pages;
import org.nightdesk.people.ContactMethods;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.springframework.stereotype.Component;

/**
 * Text messages and keys. A sender's number can be forged, so it answers only pages that its holder was told of in the last 48 hours, and learns nothing
 * more than their names.
 */
@Component
class PhoneAnswers implements ReplyReader {

    private static final Duration ANSWERABLE = Duration.ofHours(48);

    /** What goes into one text message; each page is answered all the same. */
    private static final int MOST_SAID = 5;

    private static final List<String> KINDS = List.of("sms", "voice");
    private static final Map<String, Wish> KEYS = Map.of(
            "1", key(Deed.TAKE, Optional.empty()),
            "2", key(Deed.PASS_ON, Optional.empty()),
            "3", key(Deed.TAKE, Optional.of(new Until.Shift())));
    private static final Pattern PAGE_MESSAGE = Pattern.compile("page-([1-9][0-9]{0,17})-[0-9]+");
    private static final Understood STRANGER =
            new Understood(false, "Nobody here has verified this number. Nothing was done.");
    private static final Understood NO_KEY = new Understood(true, "This key means nothing. The page is as it was.");
    private static final Understood NO_PAGE = new Understood(true, "You have no such page. Nothing was done.");

    private final ContactMethods methods;
    private final People people;
    private final Pages pages;
    private final Verdict verdict;

    PhoneAnswers(ContactMethods methods, People people, Pages pages, Verdict verdict) {
        this.methods = methods;
        this.people = people;
        this.pages = pages;
        this.verdict = verdict;
    }

    /** A page somebody was told of. A number that several share stands for whichever of them was told. */
    private record Told(Page page, Person person) {}

    @Override
    public Understood read(Reply reply, Instant now) {
        List<Person> holders = methods.holders(KINDS, reply.from()).stream()
                .flatMap(id -> people.find(id).stream())
                .toList();
        if (holders.isEmpty()) {
            return STRANGER;
        }
        List<Told> told = holders.stream()
                .flatMap(person -> pages.toldTo(person.id(), now.minus(ANSWERABLE)).stream()
                        .map(page -> new Told(page, person)))
                .toList();
        return reply.about().isEmpty() ? byWords(reply, told, now) : byKey(reply, told, now);
    }

    private Understood byKey(Reply reply, List<Told> told, Instant now) {
        Optional<Wish> wish = Optional.ofNullable(KEYS.get(reply.text()));
        if (wish.isEmpty()) {
            return NO_KEY;
        }
        Matcher message = PAGE_MESSAGE.matcher(reply.about());
        return message.matches() ? done(named(told, message.group(1)), wish.get(), reply.kind(), now) : NO_PAGE;
    }

    private static Wish key(Deed deed, Optional<Until> until) {
        return new Wish(Optional.empty(), false, deed, until);
    }

    private Understood byWords(Reply reply, List<Told> told, Instant now) {
        Optional<Wish> wish = Wish.of(reply.text());
        if (wish.isEmpty()) {
            return new Understood(true, Wish.HELP);
        }
        Optional<String> code = wish.get().code();
        List<Told> meant =
                code.isPresent() ? named(told, code.get()) : wish.get().all() ? calling(told) : last(told);
        return done(meant, wish.get(), reply.kind(), now);
    }

    private static List<Told> named(List<Told> told, String code) {
        return told.stream()
                .filter(one -> Long.toString(one.page().id().value()).equals(code))
                .limit(1)
                .toList();
    }

    private static List<Told> calling(List<Told> told) {
        return told.stream().filter(one -> one.page().state().calling()).toList();
    }

    // The last that still calls; when none does, the last of all, so that the answer can say what became of it.
    private static List<Told> last(List<Told> told) {
        List<Told> calling = calling(told);
        return (calling.isEmpty() ? told : calling).stream().limit(1).toList();
    }

    private Understood done(List<Told> meant, Wish wish, String way, Instant now) {
        if (meant.isEmpty()) {
            return NO_PAGE;
        }
        List<String> words = meant.stream()
                .map(one -> verdict.on(pages.page(one.page().id()), one.person(), wish, way, now))
                .toList();
        List<String> said = words.size() <= MOST_SAID + 1 ? words : words.subList(0, MOST_SAID);
        String rest = said.size() == words.size()
                ? ""
                : "\nAnd " + (words.size() - said.size()) + " more pages: each says in Nightdesk what became of it.";
        return new Understood(true, String.join("\n", said) + rest);
    }
}
