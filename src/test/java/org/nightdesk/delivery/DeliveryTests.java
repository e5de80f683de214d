package org.nightdesk.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nightdesk.channel.Channels;
import org.nightdesk.engine.DueWork;
import org.nightdesk.settings.Settings;
import org.nightdesk.subject.Refused;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.BrowserTest;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.FakeChats;
import org.nightdesk.testing.FakeSink;
import org.nightdesk.testing.PostOffice;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;

class DeliveryTests {

    private static final String SALES = "select id, customer from sale where day between :period_from and :period_to";

    private static PostOffice office;
    private static TestNode node;
    private static DeliveryStories story;

    @BeforeAll
    static void openTheShop() {
        office = new PostOffice();
        node = office.desk();
        story = new DeliveryStories(node);
    }

    @AfterAll
    static void close() {
        node.close();
        office.close();
    }

    @Test
    void bobHasLastMonthMailedToHimselfEachMondayAndItComesOnce() throws Exception {
        long report = story.report("select :period_from::date as first, :period_to::date as last", "period date-range");
        Browser bob = story.browser(story.bob);
        assertThat(bob.get("/reports/" + report).body()).contains("/deliveries/new?report=" + report);

        var kept = bob.post(
                "/deliveries?report=" + report,
                with(
                        Map.of("name", "Sales of the month", "every", "week", "on-1", "on"),
                        Map.of("a-period_from", "last-month-begin", "a-period_to", "last-month-end"),
                        Map.of("way", "mail", "to", story.bob.email())));

        assertThat(kept.statusCode()).isEqualTo(303);
        String path = kept.headers().firstValue("Location").orElseThrow();
        assertThat(bob.get(path).body()).contains("Every Monday at 07:00 Dublin", "first day of the month before");
        Instant due = only(node.bean(StandingOrders.class).of(story.cast.viewer(story.bob)))
                .due()
                .orElseThrow();
        DeliveryDuties duties = node.bean(DeliveryDuties.class);
        var his = story.cast.viewer(story.bob);
        assertThat(duties.of(Set.of(story.bob.id()), due.plusSeconds(1), his, node.now()))
                .as("handed over with the shift")
                .singleElement()
                .satisfies(duty -> assertThat(duty.what()).isEqualTo("Sales of the month"));
        assertThat(duties.of(Set.of(story.bob.id()), due, his, node.now())).isEmpty();
        node.clock().set(due.minusSeconds(1));
        node.runDue();
        assertThat(office.of(story.bob.email())).isEmpty();
        node.clock().set(due);
        node.runDue();
        node.runDue();

        MimeMessage mail = only(office.of(story.bob.email())).mail();
        assertThat(mail.getSubject()).isEqualTo("Sales of the month");
        BodyPart file = ((Multipart) mail.getContent()).getBodyPart(1);
        LocalDate day = due.atZone(ZoneId.of("Europe/Dublin")).toLocalDate();
        assertThat(file.getFileName()).isEqualTo("sales-of-the-month-" + day + "-0700.csv");
        assertThat(new String(file.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("first,last\r\n%s,%s\r\n"
                        .formatted(RelativeDay.LAST_MONTH_BEGIN.on(day), RelativeDay.LAST_MONTH_END.on(day)));
        assertThat(story.browser(story.bob).get(path).body())
                .contains("1 row as of", story.bob.email() + ": ", "/file");
    }

    @Test
    void whatFellDueWhileNothingRanIsMadeUpForOnce() {
        StandingOrder order = story.order(story.report("select 1 as one", ""), "folder", "missed");

        node.clock().set(order.due().orElseThrow().plus(Duration.ofDays(3)));
        node.runDue();

        Parcel parcel = only(story.parcels(order));
        assertThat(parcel.missed()).isEqualTo(3);
        assertThat(parcel.due()).isEqualTo(node.now());
        assertThat(node.bean(ParcelWords.class).of(order, parcel)).contains("3 before it were missed");
    }

    @Test
    void overSeveralNodesEachIsDeliveredOnceAndSigned() throws Exception {
        try (FakeSink program = FakeSink.open();
                ExecutorService nodes = Executors.newFixedThreadPool(4)) {
            String address = program.url("/taken");
            StandingOrder order =
                    story.order(story.report("select customer from sale order by id limit 1", ""), "webhook", address);
            node.clock().set(order.due().orElseThrow());
            for (DueWork work : List.of(node.bean(Planner.class), node.bean(Packer.class), node.bean(Sender.class))) {
                nodes.invokeAll(Collections.nCopies(4, Executors.callable(() -> doAll(work))));
            }
            node.runDue();

            FakeSink.Heard heard = only(program.heard("/taken"));
            assertThat(heard.body()).isEqualTo("customer\r\nArran Foods\r\n");
            assertThat(heard.headers()).containsEntry("nightdesk-rows", "1");
            assertThat(heard.headers().get("webhook-signature")).isEqualTo(signature(address, heard));
            assertThat(only(story.sendings(order)).state()).isEqualTo("sent");
        }
    }

    @Test
    void nothingIsDeliveredUnlessTheConditionHolds() {
        long report = story.report("select customer, amount from sale", "");
        long none = story.report("select customer from sale where false", "");
        StandingOrder rows = story.order(none, "folder", "none", "condition", "rows");
        StandingOrder high = story.order(
                report, "folder", "high", "condition", "value", "column", "amount", "sign", ">", "value", "120.50");
        StandingOrder low = story.order(
                report, "folder", "low", "condition", "value", "column", "amount", "sign", ">=", "value", "120.50");

        story.atDue(rows);

        assertThat(only(story.parcels(rows)).state()).isEqualTo(Parcel.State.NOTHING);
        assertThat(only(story.parcels(high)).state()).isEqualTo(Parcel.State.NOTHING);
        assertThat(only(story.parcels(low)).state()).isEqualTo(Parcel.State.MADE);
        assertThat(story.sendings(rows)).isEmpty();
    }

    @Test
    void aFolderHasTheFileWholeOrNotAtAll() throws Exception {
        String folder = "sales/" + UUID.randomUUID();
        StandingOrder order = story.order(story.report("select id from sale where id = 1", ""), "folder", folder);

        story.atDue(order);

        Path place = node.bean(Settings.class).data().resolve("deliveries").resolve(folder);
        try (var files = Files.list(place)) {
            Path file = only(files.toList());
            assertThat(file.getFileName().toString()).startsWith("sales-").endsWith("-0700.csv");
            assertThat(Files.readString(file)).isEqualTo("id\r\n1\r\n");
        }
        long report = story.report("select 1 as one", "");
        assertThatThrownBy(() -> story.order(report, "folder", "../../etc"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("Write a folder such as");
    }

    @Test
    void aChatIsToldHowTheResultBegins() {
        try (FakeSink chats = FakeChats.open()) {
            StandingOrder order = story.order(
                    story.report("select customer, amount from sale where id = 2", ""),
                    "slack",
                    chats.url("/services/T/B/x"));

            story.atDue(order);

            assertThat(only(chats.heard("/services/T/B/x")).body())
                    .contains("1 row as of", "customer: Bute Ferries, amount: 80.00", "/parcels/");
        }
    }

    @Test
    void aliceIsToldWhenItCannotBeMade() {
        StandingOrder order = story.order(story.report("select 1 / (id - 1) as n from sale", ""), "folder", "broken");
        int before = office.of(story.alice.email()).size();

        story.atDue(order);
        for (int tries = 0; tries < 3; tries++) {
            node.clock().tick(Duration.ofMinutes(5));
            node.runDue();
        }
        node.runDue();

        Parcel parcel = only(story.parcels(order));
        assertThat(parcel.state()).isEqualTo(Parcel.State.FAILED);
        assertThat(parcel.reason()).contains("division by zero");
        assertThat(subjects(before))
                .containsOnlyOnce("Not delivered: " + order.wanted().name());
        assertThat(story.browser(story.alice).get("/deliveries").body()).contains("The last one did not arrive");
    }

    @Test
    void whatAProgramDoesNotTakeIsSentLaterAndIsNotMadeAgain() {
        try (FakeSink program = FakeSink.open()) {
            program.answers(503, "busy").dropsTheConnection();
            StandingOrder order = story.order(story.report("select 1 as one", ""), "webhook", program.url("/late"));

            story.atDue(order);
            assertThat(only(story.sendings(order)).reason()).contains("Answered 503");
            node.clock().tick(Duration.ofMinutes(1));
            node.runDue();
            node.clock().tick(Duration.ofMinutes(5));
            node.runDue();

            assertThat(program.heard("/late"))
                    .extracting(FakeSink.Heard::body)
                    .hasSize(3)
                    .containsOnly("one\r\n1\r\n");
            assertThat(program.heard("/late").stream()
                            .map(one -> one.headers().get("webhook-id"))
                            .distinct())
                    .hasSize(1);
            Sending sent = only(story.sendings(order));
            assertThat(sent.state()).isEqualTo("sent");
            assertThat(sent.repeat()).isTrue();
            assertThat(only(story.parcels(order)).tries()).isEqualTo(1);
        }
    }

    @Test
    void bobSendsNothingToOthersAndSeesOnlyHisOwn() {
        long report = story.report("select 1 as one", "");
        StandingOrder alices = story.order(report, "folder", "hers");
        Browser bob = story.browser(story.bob);

        var refused =
                bob.post("/deliveries?report=" + report, with(Map.of("way", "mail", "to", "rival@elsewhere.example")));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("A lead can have it sent to others", "rival@elsewhere.example");
        assertThat(bob.get(alices.path()).statusCode()).isEqualTo(404);
        assertThat(bob.post(alices.path() + "/removal").statusCode()).isEqualTo(404);
        assertThat(bob.get("/deliveries").body()).doesNotContain(alices.path());
    }

    @Test
    void anOrderThatRestsIsNotDueAndGoesOnWithTheNextTime() {
        StandingOrder order = story.order(story.report("select 1 as one", ""), "folder", "rests");
        StandingOrders orders = node.bean(StandingOrders.class);
        var alice = story.cast.viewer(story.alice);

        orders.rest(order.id(), true, alice, node.now());
        story.atDue(order);
        assertThat(story.parcels(order)).isEmpty();
        StandingOrder resumed = orders.rest(order.id(), false, alice, node.now());
        assertThat(resumed.due()).hasValue(order.due().orElseThrow().plus(Duration.ofDays(1)));
        orders.deliver(order.id(), alice, node.now());
        node.runDue();

        assertThat(only(story.parcels(order)).state()).isEqualTo(Parcel.State.MADE);
    }

    @BrowserTest
    void theScreensFit() {
        long report = story.report(SALES, "period date-range");
        StandingOrder order = story.order(
                report,
                "slack",
                "http://127.0.0.1:9/services/T/B/secret",
                "a-period_from",
                "yesterday",
                "a-period_to",
                "today");
        node.bean(StandingOrders.class).deliver(order.id(), story.cast.viewer(story.alice), node.now());
        node.runDue();
        try (Tab tab = Chromium.tab(node).signIn(story.browser(story.alice))) {
            tab.go("/deliveries/new?report=" + report);
            tab.look("delivery-form");
            tab.go(order.path());
            assertThat(tab.page().content()).doesNotContain("T/B/secret");
            tab.fits();
            tab.isAccessible();
        }
    }

    private static void doAll(DueWork work) {
        int done = 1;
        while (done > 0) {
            done = work.runDue(node.now());
        }
    }

    private static <T> T only(List<T> all) {
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    /** What the form sends, with these fields as they are here. */
    @SafeVarargs
    private static String[] with(Map<String, String>... fields) {
        Map<String, String> typed = new TreeMap<>(Map.of(
                "name", "Sales",
                "format", "csv",
                "every", "day",
                "monthDay", "1",
                "at", "07:00",
                "timeZone", "Europe/Dublin",
                "condition", "always",
                "sign", ">"));
        for (Map<String, String> some : fields) {
            typed.putAll(some);
        }
        return typed.entrySet().stream()
                .flatMap(field -> Stream.of(field.getKey(), field.getValue()))
                .toArray(String[]::new);
    }

    private static List<String> subjects(int after) {
        return office.of(story.alice.email()).stream()
                .skip(after)
                .map(taken -> {
                    try {
                        return taken.mail().getSubject();
                    } catch (MessagingException unreadable) {
                        throw new IllegalStateException(unreadable);
                    }
                })
                .toList();
    }

    private static String signature(String address, FakeSink.Heard heard) throws Exception {
        String secret = node.bean(Channels.class).signingSecret(address).substring("whsec_".length());
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret), "HmacSHA256"));
        String begin = heard.headers().get("webhook-id") + "." + heard.headers().get("webhook-timestamp") + ".";
        mac.update(begin.getBytes(StandardCharsets.UTF_8));
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(heard.bytes()));
    }
}
