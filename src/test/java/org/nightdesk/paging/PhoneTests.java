package org.nightdesk.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.nightdesk.catalog.ServiceDraft;
import org.nightdesk.catalog.Services;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketState;
import org.nightdesk.desk.Tickets;
import org.nightdesk.escalation.Policy;
import org.nightdesk.people.Person;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.ATicket;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.FakeSink;
import org.nightdesk.testing.TestNode;

/** The phone page: answered without a login by whoever holds the link, and by nothing else. */
class PhoneTests {

    private static final TestNode node = TestNode.fresh();
    private static final FakeSink sink = FakeSink.open();

    private final Cast cast = Cast.of(node);
    private final PagingCast paging = new PagingCast(node, sink);
    private final Person bob = paging.reachable(cast.bob(), "/bob");
    private final Person alice = paging.reachable(cast.alice(), "/alice");
    private final Page page = paging.page(paging.policy(bob, alice));
    private final Browser phone = cast.nobody();

    @AfterAll
    static void morning() {
        sink.close();
        node.close();
    }

    @Test
    void saysWhatIsWrongAndWhoIsToldWhen() {
        String html = phone.get(paging.link(page, bob)).body();

        assertThat(html)
                .contains("Card authorisations time out at the acquirer", "Payments gateway", "Acknowledge")
                .contains("41 % of authorisations fail")
                .contains("You</span>", "webhook " + clock(node.now(), bob))
                .contains("Alice</span>", clock(node.now().plus(Duration.ofMinutes(10)), bob) + ", in 10 min")
                .contains("Alice is not woken");
    }

    @Test
    void lookingAnswersNothing() {
        String link = paging.link(page, bob);
        phone.get(link);
        phone.get(link + "?until=2026-11-20T06:00:00Z");
        phone.get(link + "/version");

        assertThat(paging.page(page.id()).state()).isInstanceOf(PageState.Paging.class);
    }

    @Test
    void yesMakesItYours() {
        String link = paging.link(page, bob);
        HttpResponse<String> answer = phone.post(link + "/acknowledgement", "proof", proof(link), "until", "");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue(link);
        assertThat(phone.get(link).body()).contains("It is yours", "Until it is resolved.");
        assertThat(phone.get(paging.link(page, alice)).body()).contains("Bob has it", "Take it over");
        assertThat(phone.cookie("nightdesk_session"))
                .as("no session comes of it")
                .isEmpty();
    }

    @Test
    void isTakenUntilAnHourOfYourOwnClock() {
        String link = paging.link(page, bob);
        String until = chosen(phone.get(link).body());
        phone.post(link + "/acknowledgement", "proof", proof(link), "until", until);

        assertThat(paging.page(page.id()).state())
                .isInstanceOfSatisfying(
                        PageState.Acknowledged.class,
                        yes -> assertThat(yes.until()).hasValue(Instant.parse(until)));
        // With its day, when it is not today.
        assertThat(phone.get(link).body()).containsPattern("Until (\\w{3} )?" + clock(Instant.parse(until), bob));
    }

    @Test
    void aTimeThatHasPassedOnTheWayDoesNotStandInTheWay() {
        String link = paging.link(page, bob);
        phone.post(link + "/acknowledgement", "proof", proof(link), "until", "2026-11-19T06:00:00Z");

        assertThat(paging.page(page.id()).state()).isInstanceOf(PageState.Acknowledged.class);
    }

    @Test
    void aFormWithoutItsProofChangesNothing() {
        String link = paging.link(page, bob);
        String other = proof(paging.link(page, alice));
        phone.post(link + "/acknowledgement", "proof", "", "until", "");
        phone.post(link + "/acknowledgement", "proof", other, "until", "");
        phone.post(link + "/escalation", "proof", other);

        assertThat(paging.page(page.id())).isEqualTo(page);
    }

    @Test
    void notMineWakesTheNextAtOnce() {
        String link = paging.link(page, bob);
        phone.post(link + "/escalation", "proof", proof(link), "reason", "On a plane");
        node.runDue();

        assertThat(node.bean(Pages.class).attempts(page.id()))
                .extracting(Attempt::name)
                .containsExactly("Bob", "Alice");
        assertThat(node.bean(Pages.class).decisions(page.id())).anySatisfy(recorded -> {
            assertThat(recorded.entry().verb()).isEqualTo("escalated");
            assertThat(recorded.entry().text()).isEqualTo("On a plane");
        });
    }

    @Test
    void whoeverItBelongsToIsCalledAndThenTheStepsGoOn() {
        Person dora = paging.reachable(cast.staff("Dora", Role.RESPONDER, "Europe/Dublin"), "/dora");
        String link = paging.link(page, bob);
        assertThat(phone.get(link).body()).contains("Whose is it?", ">Alice</option>");
        phone.post(
                link + "/escalation",
                "proof",
                proof(link),
                "reason",
                "Her route",
                "to",
                dora.id().text());
        node.runDue();
        assertThat(node.bean(Pages.class).attempts(page.id()))
                .extracting(Attempt::name)
                .containsExactly("Bob", "Dora");
        assertThat(node.bean(Pages.class).decisions(page.id())).anySatisfy(recorded -> {
            assertThat(recorded.entry().verb()).isEqualTo("passed-to");
            assertThat(recorded.entry().text()).isEqualTo("Dora: Her route");
        });
        assertThat(phone.get(paging.link(page, dora)).body())
                .contains("Acknowledge", "Bob passed it on to Dora: Her route.");
        assertThat(phone.get(link).body()).contains("You passed it on to Dora: Her route.");

        node.clock().tick(Pages.PATIENCE);
        node.runDue();
        assertThat(node.bean(Pages.class).attempts(page.id()))
                .extracting(Attempt::name)
                .containsExactly("Bob", "Dora", "Alice");
    }

    @Test
    void whyItCannotBePassedOnIsSaidInPlace() {
        String link = paging.link(page, bob);
        HttpResponse<String> answer =
                phone.post(link + "/escalation", "proof", proof(link), "reason", "", "to", "per_999999999");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("They are not here any more. Choose somebody else.", "Acknowledge");
        assertThat(paging.page(page.id())).isEqualTo(page);
    }

    @Test
    void whatIsOverIsResolvedFromTheLinkWithItsTicket() {
        Policy nights = paging.policy(bob, alice);
        ServiceDraft cards = new ServiceDraft(
                Optional.empty(),
                "Cards " + UUID.randomUUID(),
                "",
                2,
                Optional.empty(),
                OptionalLong.of(nights.id().value()),
                List.of());
        Ticket ticket = ATicket.called("Cards are declined")
                .about(node.bean(Services.class)
                        .create(cards, Viewer.system(), node.now())
                        .id())
                .paging(true)
                .open(node);
        node.runDue();
        Page its = node.bean(Pages.class).lastOf(ticket.id().subject()).orElseThrow();
        String link = paging.link(its, bob);
        phone.post(link + "/acknowledgement", "proof", proof(link), "until", "");
        assertThat(phone.get(link).body()).contains("Resolve</a>");

        phone.post(link + "/resolution", "proof", proof(link), "note", "Route B carries them");
        assertThat(node.bean(Tickets.class).ticket(ticket.id(), Viewer.system()).state())
                .isInstanceOfSatisfying(
                        TicketState.Resolved.class,
                        resolved -> assertThat(resolved.note()).isEqualTo("Route B carries them"));
        assertThat(paging.page(its.id()).state()).isInstanceOf(PageState.Stopped.class);
        assertThat(phone.get(link).body()).contains("It is over", "Resolved by Bob.");
    }

    @Test
    void whatIsGivenBackBeginsAgain() {
        String link = paging.link(page, bob);
        phone.post(link + "/acknowledgement", "proof", proof(link), "until", "");
        phone.post(link + "/return", "proof", proof(link));

        assertThat(paging.page(page.id()).state()).isInstanceOf(PageState.Paging.class);
        assertThat(phone.get(link).body()).contains("Acknowledge");
    }

    @Test
    void saysCalmlyThatItIsOver() {
        String link = paging.link(page, bob);
        String proof = proof(link);
        node.bean(Pages.class).stop(page.subject(), alice.actor(), "resolved by Alice", node.now());
        phone.post(link + "/acknowledgement", "proof", proof, "until", "");

        assertThat(phone.get(link).body())
                .contains("It is over", "Resolved by Alice.")
                .doesNotContain("Yes, it is mine");
    }

    @Test
    void aForgedOrOldLinkOpensNothingAndSaysSo() {
        String link = paging.link(page, bob);
        String forged = link.substring(0, link.length() - 4) + "AAAA";
        HttpResponse<String> answer = phone.get(forged);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("This link opens no page any more.", "Sign in");

        node.clock().tick(PageLinks.LIFE.plusSeconds(1));
        assertThat(phone.get(link).statusCode()).isEqualTo(404);
        assertThat(phone.post(link + "/acknowledgement", "proof", "x").statusCode())
                .isEqualTo(303);
        assertThat(paging.page(page.id()).state()).isNotInstanceOf(PageState.Acknowledged.class);
    }

    @Test
    void staysSmallEvenUnpacked() {
        String html = phone.get(paging.link(page, bob)).body();
        int bytes = html.length();
        Matcher assets = Pattern.compile("\"(/assets/[^\"#]+)").matcher(html);
        for (String asset :
                assets.results().map(found -> found.group(1)).distinct().toList()) {
            bytes += phone.get(asset).body().length();
        }
        assertThat(bytes).isLessThan(50_000);
    }

    @Test
    void offersHoursThatAreWorthIt() {
        assertThat(ends("2026-11-20T03:12:00Z", "Europe/Dublin")).containsExactly("04:00", "06:00");
        assertThat(ends("2026-11-20T04:40:00Z", "Europe/Dublin")).containsExactly("06:00", "12:00");
        assertThat(ends("2026-11-20T17:10:00Z", "Asia/Kolkata")).containsExactly("00:00", "06:00");
        assertThat(ends("2026-10-25T00:10:00Z", "Europe/Dublin"))
                .as("the hour that comes twice")
                .containsExactly("01:00", "06:00");
    }

    private static List<String> ends(String now, String zone) {
        return Ends.after(Instant.parse(now), ZoneId.of(zone)).stream()
                .map(end -> end.atZone(ZoneId.of(zone)).toLocalTime().toString())
                .toList();
    }

    private String proof(String link) {
        return first("name=\"proof\" value=\"([^\"]+)\"", phone.get(link).body());
    }

    private static String chosen(String html) {
        return first("data-until=\"([^\"]+)\"", html);
    }

    private static String first(String pattern, String html) {
        Matcher found = Pattern.compile(pattern).matcher(html);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static String clock(Instant at, Person person) {
        return at.atZone(person.zone()).toLocalTime().toString().substring(0, 5);
    }
}
