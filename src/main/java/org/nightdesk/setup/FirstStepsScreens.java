package org.nightdesk.setup;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.nightdesk.catalog.Service;
import org.nightdesk.catalog.Services;
import org.nightdesk.escalation.Policies;
import org.nightdesk.escalation.Policy;
import org.nightdesk.escalation.PolicyId;
import org.nightdesk.intake.Snippets;
import org.nightdesk.paging.PageState;
import org.nightdesk.paging.Pages;
import org.nightdesk.people.ContactMethod;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.secret.Secrets;
import org.nightdesk.settings.Settings;
import org.nightdesk.setup.screen.FirstStepsScreen;
import org.nightdesk.setup.screen.FirstStepsScreen.Address;
import org.nightdesk.setup.screen.FirstStepsScreen.Reach;
import org.nightdesk.setup.screen.FirstStepsScreen.Sender;
import org.nightdesk.setup.screen.FirstStepsScreen.Test;
import org.nightdesk.setup.screen.FirstStepsScreen.Way;
import org.nightdesk.signal.Integration;
import org.nightdesk.signal.Integrations;
import org.nightdesk.signal.Requests;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Form;
import org.nightdesk.web.Place;
import org.nightdesk.web.Times;
import org.springframework.stereotype.Component;

/** Finds out how far an installation has come. */
@Component
class FirstStepsScreens {

    private static final String PUBLIC_NTFY = "https://ntfy.sh/nightdesk-";
    private static final int TOPIC_LENGTH = 12;

    private final People people;
    private final Trials trials;
    private final TrialStore store;
    private final Pages pages;
    private final Services services;
    private final Policies policies;
    private final Integrations integrations;
    private final Requests requests;
    private final Snippets snippets;
    private final Secrets secrets;
    private final Settings settings;

    FirstStepsScreens(
            People people,
            Trials trials,
            TrialStore store,
            Pages pages,
            Services services,
            Policies policies,
            Integrations integrations,
            Requests requests,
            Snippets snippets,
            Secrets secrets,
            Settings settings) {
        this.people = people;
        this.trials = trials;
        this.store = store;
        this.pages = pages;
        this.services = services;
        this.policies = policies;
        this.integrations = integrations;
        this.requests = requests;
        this.snippets = snippets;
        this.secrets = secrets;
        this.settings = settings;
    }

    /** {@code how} names the snippet, {@code fresh} holds a way to be reached that was refused. */
    FirstStepsScreen of(Person me, String how, Form fresh, Viewer viewer, Instant now) {
        Times times = new Times(now, Place.of(me.zone()), List.of());
        return new FirstStepsScreen(reach(me, fresh), test(me, times), address(), sender(how, viewer));
    }

    private Reach reach(Person me, Form fresh) {
        List<ContactMethod> mine = people.contactMethods(me.id());
        boolean mailIsMissing = settings.smtp().isEmpty()
                && mine.stream().anyMatch(one -> one.kind().equals("email"));
        boolean done = mine.stream()
                .anyMatch(one -> !one.kind().equals("email") || settings.smtp().isPresent());
        // Hard to guess, and the same whenever it is looked at.
        String topic = PUBLIC_NTFY
                + secrets.sign("ntfy-topic", me.id().text())
                        .replaceAll("[-_]", "")
                        .substring(0, TOPIC_LENGTH);
        return new Reach(
                mine.stream()
                        .map(one -> new Way(TrialWords.way(one.kind()), one.address(), one.verified()))
                        .toList(),
                mailIsMissing,
                topic,
                fresh,
                done);
    }

    private Test test(Person me, Times times) {
        boolean reached = store.hasReached(me.id());
        return store.newest(me.id())
                .map(trial -> new Test(
                        trial.outcome().map(Trial.Outcome::word).orElse("open"),
                        Optional.of(trial.begunAt()),
                        answered(trial),
                        TrialWords.lines(trials.attempts(trial), times),
                        TrialWords.checks(trials.attempts(trial), times),
                        pages.lastOf(trial.subject())
                                .map(page -> "/pages/" + page.id().text())
                                .orElse("/pages"),
                        reached))
                .orElseGet(() -> new Test("none", Optional.empty(), false, List.of(), List.of(), "", false));
    }

    private boolean answered(Trial trial) {
        return pages.lastOf(trial.subject())
                .filter(page -> page.state() instanceof PageState.Acknowledged)
                .isPresent();
    }

    private Address address() {
        BaseAddress base = BaseAddress.of(settings.address());
        List<String> doubts = base.doubts().stream().map(AddressWords::sentence).toList();
        return new Address(settings.address(), doubts, AddressWords.EXAMPLE, doubts.isEmpty());
    }

    private Sender sender(String how, Viewer viewer) {
        List<Integration> all = integrations.all();
        Service everythingElse = services.catchAll();
        Optional<Policy> policy =
                everythingElse.policy().stream().boxed().findFirst().flatMap(id -> policies.find(new PolicyId(id)));
        Optional<Integration> last = all.stream()
                .filter(one -> one.lastSignalAt().isPresent())
                .max(Comparator.comparing(one -> one.lastSignalAt().orElseThrow()));
        return new Sender(
                all.stream()
                        .min(Comparator.comparing(one -> !one.kind().equals("alertmanager")))
                        .map(one -> snippets.of(one, how, FirstStepsPages.PAGE, viewer)),
                all.isEmpty() || policy.isEmpty(),
                policy.map(Policy::name).orElse(""),
                policy.map(one -> "/policies/" + one.id().text()).orElse(""),
                last.flatMap(Integration::lastSignalAt),
                last.map(Integration::name).orElse(""),
                last.map(this::ticket).orElse(""),
                last.isPresent());
    }

    /** The incident of its newest request; empty when that touched none. */
    private String ticket(Integration integration) {
        return requests.newest(integration.id(), Long.MAX_VALUE, 1).stream()
                .flatMap(request -> request.tickets().stream())
                .map(id -> "INC-" + id.value())
                .findFirst()
                .orElse("");
    }
}
