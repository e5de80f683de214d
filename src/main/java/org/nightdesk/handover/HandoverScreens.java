package org.nightdesk.handover;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nightdesk.handover.Closings.Item;
import org.nightdesk.handover.Handover.State;
import org.nightdesk.handover.screen.HandoverScreen;
import org.nightdesk.handover.screen.HandoverScreen.Accepted;
import org.nightdesk.handover.screen.HandoverScreen.Aware;
import org.nightdesk.handover.screen.HandoverScreen.Closing;
import org.nightdesk.handover.screen.HandoverScreen.Due;
import org.nightdesk.handover.screen.HandoverScreen.Duties;
import org.nightdesk.handover.screen.HandoverScreen.Patient;
import org.nightdesk.handover.screen.HandoverScreen.Stayer;
import org.nightdesk.handover.screen.HandoverScreen.Todo;
import org.nightdesk.handover.screen.HandoverScreen.Written;
import org.nightdesk.people.People;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.Viewers;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Drafts;
import org.nightdesk.web.Form;
import org.nightdesk.web.Place;
import org.nightdesk.web.Times;
import org.springframework.stereotype.Component;

/** Shows one handover to whoever hands over, takes over, or reads it. */
@Component
class HandoverScreens {

    static final String CONDITION = "condition";
    static final String WORDS = "words";
    static final String READ_BACK = "readBack";

    private static final int SEEN_AT_ONCE = 30;

    private final Handovers handovers;
    private final Closings closings;
    private final ShiftDuties duties;
    private final People people;
    private final Viewers viewers;
    private final Drafts drafts;

    HandoverScreens(
            Handovers handovers, Closings closings, ShiftDuties duties, People people, Viewers viewers, Drafts drafts) {
        this.handovers = handovers;
        this.closings = closings;
        this.duties = duties;
        this.people = people;
        this.viewers = viewers;
        this.drafts = drafts;
    }

    /** {@code typed} is the form that was refused, if one was; else what was begun stands in the forms. */
    HandoverScreen of(Handover handover, Optional<Form> typed, Viewer viewer, Instant now) {
        boolean told = handover.state() != State.OPEN;
        Situation situation = told ? Situation.NONE : handovers.situation(handover, viewer, now);
        List<Patient> patients = told ? told(handover) : patients(situation);
        String path = HandoverPages.path(handover.id());
        boolean mayWrite = handover.isOpen() && handover.leaves(viewer);
        boolean mayAccept = handover.isOpen() && handover.comes(viewer);
        return new HandoverScreen(
                path,
                handover.schedule(),
                sentence(handover, viewer),
                handover.isOpen() && !handover.changeAt().isAfter(now) ? "soon" : "",
                handover.changeAt(),
                both(handover, now),
                stayers(handover, viewer),
                severity(patients),
                situation.left(),
                told,
                patients,
                situation.todos().stream().map(HandoverScreens::todo).toList(),
                told ? Duties.NONE : due(handover, situation, viewer, now),
                situation.fires().stream().map(HandoverScreens::aware).toList(),
                situation.silences().stream().map(HandoverScreens::aware).toList(),
                lines(handover, mayWrite, path),
                mayWrite ? Optional.of(form(handover, typed, viewer, CONDITION, WORDS)) : Optional.empty(),
                mayAccept ? Optional.of(form(handover, typed, viewer, READ_BACK)) : Optional.empty(),
                accepted(handover),
                closing(handover, typed, viewer, now),
                draft(handover.id()));
    }

    /** What is begun is kept on the server under this and the name of the field. */
    static String draft(HandoverId id) {
        return "handover:" + id.value() + ":";
    }

    private Optional<Closing> closing(Handover handover, Optional<Form> typed, Viewer viewer, Instant now) {
        boolean mayClose = handover.leaves(viewer)
                && handover.signature().isEmpty()
                && handover.state() != State.WITHDRAWN
                && !handover.changeAt().isAfter(now);
        if (!mayClose && handover.signature().isEmpty()) {
            return Optional.empty();
        }
        List<Item> items = closings.items(handover, viewer);
        Map<String, String> begun = mayClose ? drafts(handover, items, viewer) : Map.of();
        return Optional.of(new Closing(
                items.stream()
                        .map(item -> new Closing.Item(
                                item.key(),
                                item.kind().title(),
                                item.what(),
                                item.path(),
                                item.byItself(),
                                begun.getOrDefault(item.key(), item.word())))
                        .toList(),
                mayClose,
                handover.signature().map(signed -> names(List.of(signed.by()))).orElse(""),
                handover.signature().map(Handover.Signature::at),
                typed.filter(form -> form.values().containsKey("sign"))
                        .map(form -> form.others(List.of()))
                        .orElse(List.of())));
    }

    private Map<String, String> drafts(Handover handover, List<Item> items, Viewer viewer) {
        return items.stream()
                .filter(item -> !item.byItself())
                .flatMap(item -> drafts
                        .find(viewer, draft(handover.id()) + item.key())
                        .map(draft -> Map.entry(item.key(), draft.text()))
                        .stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Form form(Handover handover, Optional<Form> typed, Viewer viewer, String... fields) {
        Map<String, String> begun = Stream.of(fields)
                .flatMap(
                        field -> drafts
                                .find(viewer, draft(handover.id()) + field)
                                .map(draft -> Map.entry(field, draft.text()))
                                .stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return typed.filter(form -> Stream.of(fields).anyMatch(form.values()::containsKey))
                .orElse(Form.of(begun));
    }

    private String sentence(Handover handover, Viewer viewer) {
        boolean one = handover.leaving().size() == 1;
        String leaving = handover.leaves(viewer) && one ? "You" : names(handover.leaving());
        String coming = handover.comes(viewer) && handover.coming().size() == 1 ? "you" : names(handover.coming());
        String verb = leaving.equals("You") || !one ? " hand over to " : " hands over to ";
        return leaving + verb + coming + ".";
    }

    private List<Stayer> stayers(Handover handover, Viewer viewer) {
        boolean may =
                handover.isOpen() && viewer.may(Role.LEAD) && viewer.actor().isPerson();
        return may
                ? handover.staying().stream()
                        .filter(person -> person.value() != viewer.actor().id())
                        .map(person -> new Stayer(
                                names(List.of(person)),
                                HandoverPages.path(handover.id()) + "/releases/" + person.text()))
                        .toList()
                : List.of();
    }

    private String both(Handover handover, Instant now) {
        return switch (handover.state()) {
            case OPEN -> open(handover, now) + released(handover);
            case ACCEPTED -> "";
            case LAPSED -> "Nobody accepted it before the next shift began.";
            case WITHDRAWN -> "The plan has changed: nobody takes over then.";
        };
    }

    private String open(Handover handover, Instant now) {
        Times times = new Times(now, Place.of(viewers.zone()), List.of());
        String coming = names(handover.coming());
        if (handover.staying().isEmpty()) {
            return "Not accepted yet. " + coming + " is on call, and still reads it back.";
        }
        if (handover.changeAt().isAfter(now)) {
            return "Not accepted yet. From the change on both are paged until " + coming + " has read it back.";
        }
        return "Both are paged until " + coming + " has read it back."
                + handover.leadAt()
                        .map(at -> " The lead was paged at " + times.point(at) + ".")
                        .orElse("");
    }

    private String released(Handover handover) {
        return handover.released().isEmpty() ? "" : " A lead let " + names(handover.released()) + " go.";
    }

    private static String severity(List<Patient> patients) {
        if (patients.isEmpty()) {
            return "Nothing is open.";
        }
        return patients.stream()
                .collect(Collectors.groupingBy(Patient::priority, java.util.TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(count -> count.getValue() + " × P" + count.getKey())
                .collect(Collectors.joining(", ", "Open: ", "."));
    }

    private List<Patient> told(Handover handover) {
        return handovers.told(handover).stream()
                .map(told -> new Patient(
                        told.number(),
                        "/tickets/" + told.number(),
                        told.priority(),
                        told.title(),
                        told.stands(),
                        Optional.empty(),
                        told.named() ? "read back" : ""))
                .toList();
    }

    private static List<Patient> patients(Situation situation) {
        return situation.patients().stream()
                .map(patient -> new Patient(
                        patient.ticket().number(),
                        "/tickets/" + patient.ticket().number(),
                        patient.ticket().priority().value(),
                        patient.ticket().title(),
                        patient.stands(),
                        patient.dueAt(),
                        patient.unanswered() ? "customer waits" : ""))
                .toList();
    }

    private static Todo todo(Situation.Todo todo) {
        String number = todo.ticket().number();
        return new Todo(number, "/tickets/" + number, todo.what(), todo.who(), todo.dueAt());
    }

    private Duties due(Handover handover, Situation situation, Viewer viewer, Instant now) {
        ShiftDuties.Owed owed = duties.of(handover, situation, viewer, now);
        List<Due> all = owed.duties().stream()
                .map(duty -> new Due(
                        duty.what(),
                        duty.detail(),
                        duty.path(),
                        duty.at(),
                        duty.at().isBefore(now)))
                .toList();
        int first = Math.min(all.size(), SEEN_AT_ONCE);
        return new Duties(all.subList(0, first), all.subList(first, all.size()), owed.more() ? ShiftDuties.MORE : "");
    }

    private static Aware aware(Situation.Awareness one) {
        return new Aware(one.number(), one.what(), one.at());
    }

    private List<Written> lines(Handover handover, boolean mayRemove, String path) {
        return handovers.lines(handover).stream()
                .map(line -> new Written(
                        line.condition(),
                        line.words(),
                        line.by(),
                        line.at(),
                        mayRemove ? path + "/lines/" + line.id() + "/removal" : ""))
                .toList();
    }

    private Optional<Accepted> accepted(Handover handover) {
        return handover.acceptance()
                .map(given ->
                        new Accepted(names(List.of(given.by())), given.at(), given.readBack(), completeness(handover)));
    }

    /** "4 of 5 parts, without contingency. Every P1 and P2 was named (2). Accepted 6 min after the change." */
    static String completeness(Handover handover) {
        return handover.acceptance()
                .map(given -> {
                    String missing = Stream.of(Part.values())
                            .filter(part -> !given.parts().contains(part))
                            .map(part -> part.term().toLowerCase(java.util.Locale.ROOT))
                            .collect(Collectors.joining(" and "));
                    Duration after = handover.untilAccepted().orElse(Duration.ZERO);
                    return given.parts().size() + " of 5 parts" + (missing.isEmpty() ? "" : ", without " + missing)
                            + (given.pressing() == 0 ? "" : "; " + given.pressing() + " P1 and P2 named")
                            + (after.isZero() ? "; by the change." : "; " + Times.span(after) + " after the change.");
                })
                .orElse("");
    }

    String names(List<PersonId> ids) {
        Map<PersonId, String> names = people.names(ids);
        return ids.stream()
                .map(id -> names.getOrDefault(id, "Somebody who left"))
                .collect(Collectors.joining(" and "));
    }
}
