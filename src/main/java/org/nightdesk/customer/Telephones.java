package org.nightdesk.customer;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.telephony.PhoneNumbers;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The telephone numbers of customers and contacts. For staff only. */
@Component
@Transactional
public class Telephones {

    private final TelephoneStore store;
    private final PhoneNumbers numbers;
    private final Parties parties;
    private final Timeline timeline;

    Telephones(TelephoneStore store, PhoneNumbers numbers, Parties parties, Timeline timeline) {
        this.store = store;
        this.numbers = numbers;
        this.parties = parties;
        this.timeline = timeline;
    }

    /** With those of whom was merged into it. */
    @Transactional(readOnly = true)
    List<Telephone> of(Party party, Viewer viewer) {
        return of(List.of(party), viewer);
    }

    /** The same of several at once. */
    @Transactional(readOnly = true)
    List<Telephone> of(List<Party> some, Viewer viewer) {
        viewer.needs(Role.RESPONDER);
        return store.of(some);
    }

    /** As people read them, with those of whom was merged into it. */
    @Transactional(readOnly = true)
    public List<String> spokenOf(Party party) {
        return store.of(List.of(party)).stream()
                .map(one -> spoken(one.number()))
                .toList();
    }

    /** Whose a number is, the likeliest first: contacts, then customers; who was merged is who they are part of. */
    @Transactional(readOnly = true)
    public List<Party> whose(String e164) {
        return store.with(e164).stream()
                .map(Telephone::party)
                .map(parties::standing)
                .distinct()
                .toList();
    }

    /** In E.164; empty when it is no number, or lacks its country and no usual one is set. */
    @Transactional(readOnly = true)
    public Optional<String> e164(String written) {
        return Spelling.e164(written, home());
    }

    /** As people read it: {@code +49 30 12345678}. */
    public String spoken(String e164) {
        return Spelling.spoken(e164);
    }

    /** Refused when it is no number; nothing happens when it is theirs already. */
    public void add(Party party, String written, Viewer by, Instant now) {
        by.needs(Role.RESPONDER);
        String number = e164(written).orElseThrow(() -> Refused.invalid("number", remedy()));
        store.insert(party, number, now)
                .ifPresent(fresh -> say(party.subject(), "Telephone: " + spoken(number) + ".", by, now));
    }

    /** Nothing happens when it is gone already. */
    void remove(long id, Viewer by, Instant now) {
        by.needs(Role.RESPONDER);
        store.find(id).ifPresent(gone -> {
            store.delete(id);
            say(gone.party().subject(), "Telephone no more: " + spoken(gone.number()) + ".", by, now);
        });
    }

    /** Throws NotFound when it is gone. */
    @Transactional(readOnly = true)
    Telephone telephone(long id, Viewer viewer) {
        viewer.needs(Role.RESPONDER);
        return store.find(id).orElseThrow(() -> new NotFound("telephone " + id));
    }

    /** The country whose numbers are written without a +, by its two letters; empty when there is none. */
    public String country() {
        return home();
    }

    private String home() {
        return numbers.country().orElse("");
    }

    private String remedy() {
        return home().isEmpty()
                ? "That is no telephone number. Write it with + and its country, such as +49 30 12345678."
                : "That is no telephone number, here or with + and its country.";
    }

    private void say(Subject subject, String text, Viewer by, Instant now) {
        timeline.append(Entry.internal(subject, now, by.actor(), "changed", text, Map.of()));
    }
}
