package org.nightdesk.billing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nightdesk.billing.LineStore.Part;
import org.nightdesk.memo.Memos;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.Organisations;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;

/**
 * Tells account managers by mail what a new version wants of them: their customers' lines that they have not been asked about yet, and those that were approved
 * and are others now. Who was asked in the version before and has not answered is not asked again. And what is said to lines is told to the others whom it concerns.
 */
@Component("billingManagerMemos")
class ManagerMemos {

    private static final int NAMED = 10;
    private static final Sight WHOLE = new Sight(true, List.of());

    private final LineStore lines;
    private final ApprovalStore approvals;
    private final WaitingStore waiting;
    private final Organisations organisations;
    private final Memos memos;

    ManagerMemos(
            LineStore lines, ApprovalStore approvals, WaitingStore waiting, Organisations organisations, Memos memos) {
        this.lines = lines;
        this.approvals = approvals;
        this.waiting = waiting;
        this.organisations = organisations;
        this.memos = memos;
    }

    /** Customers of one account manager; {@code replaced} by who had approved their lines, by which "you" is meant the manager. */
    private record Asked(List<String> fresh, Map<String, List<String>> replaced) {

        List<String> all() {
            List<String> all = new ArrayList<>();
            replaced.values().forEach(all::addAll);
            all.addAll(fresh);
            return all;
        }
    }

    /** In the transaction that keeps the run; whoever ran it is not told. */
    void send(BillingRun run, Definition definition, Viewer by, Instant now) {
        Map<String, PersonId> managers = managers(run);
        asked(run, managers).forEach((manager, asked) -> {
            if (!is(by.actor(), manager)) {
                memos.send(manager, title(run, definition, asked), text(run, asked), RunPages.path(run), now);
            }
        });
        waiting.insertAsked(run.id(), managers);
    }

    /** Somebody said something to a customer's lines: whose bill it is and who looks after the customer hear it, but not who said it. */
    void said(BillingRun run, Definition definition, Part part, String text, Viewer by, Instant now) {
        Stream.concat(Stream.of(definition.owner()), managers(List.of(part)).values().stream())
                .distinct()
                .filter(person -> !is(by.actor(), person))
                .forEach(person -> memos.send(
                        person,
                        "Said to %s %s: %s".formatted(definition.name(), run.month(), part.customer()),
                        by.actor().name() + " to version " + run.number() + ":\n" + text,
                        RunPages.path(run, part.customer()),
                        now));
    }

    /** Whose yes is waited for, by customer. */
    private Map<String, PersonId> managers(BillingRun run) {
        Set<String> approved =
                approvals.of(run.id(), WHOLE).stream().map(Approval::customer).collect(Collectors.toSet());
        return managers(lines.parts(run.id(), WHOLE).stream()
                .filter(part -> !approved.contains(part.customer()))
                .toList());
    }

    private Map<String, PersonId> managers(List<Part> all) {
        List<Part> parts = all.stream().filter(part -> part.organisation() != 0).toList();
        Map<OrganisationId, PersonId> managers = organisations.managers(parts.stream()
                .map(part -> new OrganisationId(part.organisation()))
                .toList());
        Map<String, PersonId> by = new LinkedHashMap<>();
        parts.forEach(part -> Optional.ofNullable(managers.get(new OrganisationId(part.organisation())))
                .ifPresent(manager -> by.put(part.customer(), manager)));
        return by;
    }

    private Map<PersonId, Asked> asked(BillingRun run, Map<String, PersonId> managers) {
        Map<String, PersonId> before = run.previous().map(waiting::asked).orElse(Map.of());
        Map<String, Actor> approved = run.previous().map(this::approved).orElse(Map.of());
        Map<PersonId, Asked> asked = new LinkedHashMap<>();
        managers.forEach((customer, manager) -> {
            Actor yes = approved.get(customer);
            if (yes != null) {
                of(asked, manager)
                        .replaced()
                        .computeIfAbsent(is(yes, manager) ? "you" : yes.name(), name -> new ArrayList<>())
                        .add(customer);
            } else if (!manager.equals(before.get(customer))) {
                of(asked, manager).fresh().add(customer);
            }
        });
        return asked;
    }

    private static Asked of(Map<PersonId, Asked> asked, PersonId manager) {
        return asked.computeIfAbsent(manager, id -> new Asked(new ArrayList<>(), new TreeMap<>()));
    }

    private Map<String, Actor> approved(long run) {
        return approvals.of(run, WHOLE).stream().collect(Collectors.toMap(Approval::customer, Approval::by));
    }

    private static boolean is(Actor actor, PersonId person) {
        return actor.isPerson() && actor.id() == person.value();
    }

    private static String title(BillingRun run, Definition definition, Asked asked) {
        List<String> all = asked.all();
        return "Approve %s %s: %s"
                .formatted(
                        definition.name(),
                        run.month(),
                        all.size() == 1 ? all.getFirst() : all.size() + " of your customers");
    }

    private static String text(BillingRun run, Asked asked) {
        List<String> sentences = new ArrayList<>();
        if (!asked.fresh().isEmpty()) {
            sentences.add(
                    "In version " + run.number() + " these lines wait for your yes: " + said(asked.fresh()) + ".");
        }
        asked.replaced()
                .forEach((who, names) ->
                        sentences.add("Lines that " + who + " had approved are others in version " + run.number() + ": "
                                + said(names) + ". Look at them" + (who.equals("you") ? " again." : ".")));
        return String.join("\n\n", sentences);
    }

    private static String said(List<String> names) {
        String said = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
        return names.size() > NAMED ? said + " and " + (names.size() - NAMED) + " more" : said;
    }
}
