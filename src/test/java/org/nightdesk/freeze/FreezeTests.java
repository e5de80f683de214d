package org.nightdesk.freeze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.catalog.Services;
import org.nightdesk.people.Organisation;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.BrowserTest;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;

/** Each story freezes an environment or a customer of its own: others change things meanwhile. */
class FreezeTests {

    private static final ZoneId DUBLIN = ZoneId.of("Europe/Dublin");

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Freezes freezes = node.bean(Freezes.class);
    private final Viewer lead = cast.viewer(cast.staff("Lena", Role.LEAD, "Europe/Dublin"));
    private final Instant now = node.now();
    private final String place = "Place " + UUID.randomUUID();
    private final Target target = new Target(List.of(), List.of(place.toUpperCase(java.util.Locale.ROOT)), List.of());

    @Test
    void forbidsFromItsFirstMomentToItsLast() {
        FreezeWindow freeze = declare(Optional.of(Role.LEAD), now.plus(Duration.ofHours(1)), Duration.ofHours(8));

        assertThat(freezes.at(target, freeze.from().minusMillis(1))).isEmpty();
        assertThat(freezes.at(target, freeze.from())).hasValue(freeze);
        assertThat(freezes.at(target, freeze.until().minusMillis(1))).hasValue(freeze);
        assertThat(freezes.at(target, freeze.until())).isEmpty();
        assertThat(freezes.during(target, now, freeze.from())).isEmpty();
        assertThat(freezes.during(target, now, freeze.from().plusSeconds(1))).hasValue(freeze);
    }

    @Test
    void saysWhatUntilWhenWhyAndWhoMayBreakIt() {
        FreezeWindow freeze = declare(Optional.of(Role.LEAD), now, Duration.ofHours(8));

        assertThat(freeze.sentence())
                .isEqualTo(
                        "Nothing is changed in %s until %s (Dublin): Year's end. Only leads may break this freeze.",
                        place,
                        DateTimeFormatter.ofPattern("EEE d MMM HH:mm", java.util.Locale.ENGLISH)
                                .format(freeze.until().atZone(DUBLIN)));
        assertThat(freeze.mayBreak(lead)).isTrue();
        assertThat(freeze.mayBreak(cast.viewer(cast.bob()))).isFalse();
        assertThat(declare(Optional.empty(), now, Duration.ofHours(1)).mayBreak(Viewer.system()))
                .isFalse();
    }

    @Test
    void ofSeveralTellsTheOneThatIsHardestToBreak() {
        declare(Optional.of(Role.LEAD), now, Duration.ofHours(9));
        FreezeWindow hardest = declare(Optional.empty(), now, Duration.ofHours(1));
        declare(Optional.of(Role.ADMINISTRATOR), now, Duration.ofHours(8));

        assertThat(freezes.at(target, now)).hasValue(hardest);
    }

    @Test
    void touchesOnlyTheCustomerAndTheServiceItNames() {
        Organisation customer = cast.organisation("Harbourline");
        ServiceId service = node.bean(Services.class).catchAll().id();
        FreezeWindow freeze = freezes.declare(
                draft(new Scope.OfCustomer(customer.id()), Optional.of(Role.LEAD), now, Duration.ofHours(1)),
                lead,
                now);

        assertThat(freezes.at(Target.of(service, place, Optional.of(customer.id())), now))
                .hasValue(freeze);
        assertThat(freezes.at(Target.of(service, place, Optional.empty()), now)).isEmpty();
        assertThat(freeze.sentence()).contains("what runs for " + customer.name());
    }

    @Test
    void endsWhenItIsLifted() {
        FreezeWindow freeze = declare(Optional.of(Role.LEAD), now, Duration.ofHours(1));

        assertThatThrownBy(() -> freezes.lift(freeze.id(), cast.viewer(cast.bob()), now))
                .isInstanceOf(NotFound.class);
        freezes.lift(freeze.id(), lead, now);
        assertThat(freezes.at(target, now)).isEmpty();
        assertThatThrownBy(() -> freezes.lift(freeze.id(), lead, now)).isInstanceOf(Refused.class);
    }

    @Test
    void liftedBeforeItBeginsItForbidsNothing() {
        FreezeWindow freeze = declare(Optional.of(Role.LEAD), now.plus(Duration.ofHours(5)), Duration.ofHours(1));
        freezes.lift(freeze.id(), lead, now);

        assertThat(freezes.during(target, now, now.plus(Duration.ofDays(1)))).isEmpty();
        assertThat(freezes.between(now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(1))))
                .noneMatch(one -> one.id().equals(freeze.id()));
    }

    @Test
    void isRatherTooLongInTheNightsThatChangeTheClocks() {
        assertThat(FreezeDraft.begins("from", "2027-03-28T01:30", DUBLIN)).isEqualTo("2027-03-28T01:00:00Z");
        assertThat(FreezeDraft.ends("until", "2027-03-28T01:30", DUBLIN)).isEqualTo("2027-03-28T01:30:00Z");
        assertThat(FreezeDraft.begins("from", "2026-10-25T01:30", DUBLIN)).isEqualTo("2026-10-25T00:30:00Z");
        assertThat(FreezeDraft.ends("until", "2026-10-25T01:30", DUBLIN)).isEqualTo("2026-10-25T01:30:00Z");
    }

    @Test
    void tellsAPipelineBeforeItDeploys() {
        declare(Optional.of(Role.LEAD), now, Duration.ofHours(1));
        Json pipeline = Json.of(node, cast.token(Role.RESPONDER));
        String query = "/api/v1/freezes/verdict?environment=";

        var verdict = pipeline.get(query + place.replace(" ", "%20"));
        assertThat(verdict.at("/frozen").asBoolean()).isTrue();
        assertThat(verdict.text("/sentence")).contains("Year's end");
        assertThat(pipeline.get(query + "elsewhere").at("/frozen").asBoolean()).isFalse();
    }

    @BrowserTest
    void isDeclaredOnItsScreenAndARefusedOneKeepsWhatWasTyped() {
        Browser hers = cast.browser(cast.staff("Lena", Role.LEAD, "Europe/Dublin"));
        String from = local(now.plus(Duration.ofDays(1)));

        hers.get(FreezePages.PATH);
        assertThat(post(hers, from, from)).contains("ends before it begins", place, "A quiet week", "value=\"" + from);
        assertThat(post(hers, from, local(now.plus(Duration.ofDays(3))))).isEmpty();
        assertThat(hers.get(FreezePages.PATH).body()).contains(place, "A quiet week", "Only leads may break");
        try (Tab tab = Chromium.tab(node).signIn(hers)) {
            tab.go(FreezePages.PATH);
            tab.look("freezes");
        }
    }

    private String post(Browser hers, String from, String until) {
        return hers.post(
                        FreezePages.PATH,
                        "scope",
                        "environment",
                        "environment",
                        place,
                        "from",
                        from,
                        "until",
                        until,
                        "timeZone",
                        "Europe/Dublin",
                        "reason",
                        "A quiet week",
                        "breaker",
                        "lead")
                .body();
    }

    private static String local(Instant at) {
        return at.atZone(DUBLIN).toLocalDateTime().withNano(0).withSecond(0).toString();
    }

    private FreezeWindow declare(Optional<Role> breaker, Instant from, Duration length) {
        return freezes.declare(draft(new Scope.OfEnvironment(place), breaker, from, length), lead, now);
    }

    private static FreezeDraft draft(Scope scope, Optional<Role> breaker, Instant from, Duration length) {
        Instant begin = from.atOffset(ZoneOffset.UTC).withNano(0).toInstant();
        return new FreezeDraft(scope, begin, begin.plus(length), DUBLIN, "Year's end", breaker);
    }
}
