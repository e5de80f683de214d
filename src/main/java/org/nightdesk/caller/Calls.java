package org.nightdesk.caller;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.customer.Party;
import org.nightdesk.customer.Telephones;
import org.nightdesk.engine.Bell;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The calls that telephone systems tell of: they ring on the screen of whom they are for, and are missed for a day when nobody answers. */
@Component
@Transactional
class Calls {

    /** How long a call rings on a screen when the telephone system does not say that it ended. */
    static final Duration RINGS = Duration.ofSeconds(60);

    /** How long a missed call is shown. */
    static final Duration DAY = Duration.ofDays(1);

    /** The live topic of the list of calls. */
    static final String TOPIC = "calls";

    private static final int MOST = 100;

    private final CallStore store;
    private final ExchangeStore exchanges;
    private final Telephones telephones;
    private final People people;
    private final Bell bell;

    Calls(CallStore store, ExchangeStore exchanges, Telephones telephones, People people, Bell bell) {
        this.store = store;
        this.exchanges = exchanges;
        this.telephones = telephones;
        this.people = people;
        this.bell = bell;
    }

    /** The live topic of what rings for somebody. */
    static String ringingFor(long person) {
        return "ringing:" + person;
    }

    /** What became of what was told, in a sentence. */
    String heard(Exchange exchange, Told told, Instant now) {
        String number = telephones.e164(told.number()).orElse(told.number());
        return switch (told.what()) {
            case RINGS -> rings(exchange, told, number, now);
            case ANSWERED ->
                store.meant(exchange, told, number)
                        .map(call -> {
                            store.answer(
                                    call.id(),
                                    call.person().map(PersonId::value).orElse(null),
                                    now);
                            ring(call);
                            return "Answered.";
                        })
                        .orElse("Answered a call that was not told of before.");
            case ENDED ->
                store.meant(exchange, told, number)
                        .map(call -> {
                            store.end(call.id(), now);
                            ring(call);
                            return call.answeredAt().isPresent() ? "Ended." : "Ended, missed.";
                        })
                        .orElse("Ended a call that was not told of before.");
        };
    }

    private String rings(Exchange exchange, Told told, String number, Instant now) {
        Optional<Person> agent = agent(told.agent());
        Optional<Call> call = store.insert(exchange, told, number, agent.map(Person::id), now, now.plus(RINGS));
        call.ifPresent(this::ring);
        if (call.isEmpty()) {
            return "Known already.";
        }
        return agent.map(person -> "Rings for " + person.name() + ".")
                .orElse(told.agent().isEmpty() ? "Rings for nobody known." : "Nobody here has " + told.agent() + ".");
    }

    private void ring(Call call) {
        bell.ring(TOPIC);
        call.person().ifPresent(person -> bell.ring(ringingFor(person.value())));
    }

    private Optional<Person> agent(String said) {
        Optional<Person> found = said.contains("@")
                ? people.findByEmail(said)
                : exchanges.personAt(said).flatMap(people::find);
        return found.filter(person -> person.active() && person.role().atLeast(Role.RESPONDER));
    }

    /** What rings for somebody now. */
    @Transactional(readOnly = true)
    Optional<Call> ringing(PersonId person, Instant now) {
        return store.ringing(person, now);
    }

    /** Missed by somebody in the last day, and calls for nobody if they are an agent; not yet seen to. */
    @Transactional(readOnly = true)
    List<Call> missed(Viewer viewer, Instant now) {
        return viewer.actor().isPerson() && viewer.may(Role.RESPONDER)
                ? store.missed(new PersonId(viewer.actor().id()), viewer.may(Role.AGENT), now.minus(DAY), now, MOST)
                : List.of();
    }

    /** All calls of the last day, the latest first. */
    @Transactional(readOnly = true)
    List<Call> lately(Viewer viewer, Instant now) {
        viewer.needs(Role.RESPONDER);
        return store.latest(now.minus(DAY), MOST);
    }

    /** Whoever answers it has it; nothing happens when it was answered already. */
    Call answer(long id, Viewer by, Instant now) {
        Call call = call(id, by);
        store.answer(id, by.actor().isPerson() ? by.actor().id() : null, now);
        ring(call);
        return call(id, by);
    }

    /** It is seen to, or need not be. */
    void done(long id, Viewer by, Instant now) {
        Call call = call(id, by);
        store.done(id, now);
        ring(call);
    }

    /** Whose number it is, from now on: a contact by mail address. Refused when nobody has it, and without a number. */
    Party isOf(long id, String email, Viewer by, Instant now) {
        Call call = call(id, by);
        Party party = people.findByEmail(email)
                .filter(person -> person.role() == Role.REQUESTER)
                .map(person -> Party.of(person.id()))
                .orElseThrow(() -> Refused.invalid("email", "No contact has this address."));
        telephones.add(party, call.number(), by, now);
        bell.ring(TOPIC);
        return party;
    }

    @Transactional(readOnly = true)
    Call call(long id, Viewer viewer) {
        viewer.needs(Role.RESPONDER);
        return store.find(id).orElseThrow(() -> new NotFound("call " + id));
    }
}
