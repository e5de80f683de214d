package org.nightdesk.billing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nightdesk.billing.LineStore.Part;
import org.nightdesk.memo.Memos;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.Organisations;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;

/**
 * Tells account managers by mail what a new version wants of them: their customers' lines that nobody has been asked about yet, and those they had approved that are
 * others now. Who was asked in the version before and has not answered is not asked again.
 */
@Component("billingManagerMemos")
class ManagerMemos {

    private static final int NAMED = 10;

    private final LineStore lines;
    private final ApprovalStore approvals;
    private final Organisations organisations;
    private final Memos memos;

    ManagerMemos(LineStore lines, ApprovalStore approvals, Organisations organisations, Memos memos) {
        this.lines = lines;
        this.approvals = approvals;
        this.organisations = organisations;
        this.memos = memos;
    }

    private record Asked(List<String> fresh, List<String> replaced) {

        List<String> all() {
            List<String> all = new ArrayList<>(replaced);
            all.addAll(fresh);
            return all;
        }
    }

    /** In the transaction that keeps the run; whoever ran it is not told. */
    void send(BillingRun run, Definition definition, Viewer by, Instant now) {
        asked(run).forEach((manager, asked) -> {
            if (!by.actor().isPerson() || by.actor().id() != manager.value()) {
                memos.send(manager, title(run, definition, asked), text(run, asked), RunPages.path(run), now);
            }
        });
    }

    private Map<PersonId, Asked> asked(BillingRun run) {
        Sight whole = new Sight(true, List.of());
        Set<String> approved = approved(run.id(), whole);
        Set<String> before = run.previous().map(id -> names(id, whole)).orElse(Set.of());
        Set<String> approvedBefore =
                run.previous().map(id -> approved(id, whole)).orElse(Set.of());
        List<Part> waiting = lines.parts(run.id(), whole).stream()
                .filter(part -> part.organisation() != 0 && !approved.contains(part.customer()))
                .filter(part -> !before.contains(part.customer()) || approvedBefore.contains(part.customer()))
                .toList();
        Map<OrganisationId, PersonId> managers = organisations.managers(waiting.stream()
                .map(part -> new OrganisationId(part.organisation()))
                .toList());
        Map<PersonId, Asked> asked = new LinkedHashMap<>();
        for (Part part : waiting) {
            Optional.ofNullable(managers.get(new OrganisationId(part.organisation())))
                    .map(manager ->
                            asked.computeIfAbsent(manager, id -> new Asked(new ArrayList<>(), new ArrayList<>())))
                    .map(one -> approvedBefore.contains(part.customer()) ? one.replaced() : one.fresh())
                    .ifPresent(names -> names.add(part.customer()));
        }
        return asked;
    }

    private Set<String> names(long run, Sight sight) {
        return lines.parts(run, sight).stream().map(Part::customer).collect(Collectors.toSet());
    }

    private Set<String> approved(long run, Sight sight) {
        return approvals.of(run, sight).stream().map(Approval::customer).collect(Collectors.toSet());
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
        if (!asked.replaced().isEmpty()) {
            sentences.add("Lines that you had approved are others in version " + run.number() + ": "
                    + said(asked.replaced()) + ". Look at them again.");
        }
        return String.join("\n\n", sentences);
    }

    private static String said(List<String> names) {
        String said = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
        return names.size() > NAMED ? said + " and " + (names.size() - NAMED) + " more" : said;
    }
}
