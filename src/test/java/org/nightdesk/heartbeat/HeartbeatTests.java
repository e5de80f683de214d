package org.nightdesk.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.nightdesk.catalog.Service;
import org.nightdesk.catalog.ServiceDraft;
import org.nightdesk.catalog.Services;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.Tickets;
import org.nightdesk.paging.Page;
import org.nightdesk.paging.Pages;
import org.nightdesk.signal.Integrations;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.TestNode;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What calls in time, what does not, and what could not be heard. */
class HeartbeatTests {

    private static final TestNode node = TestNode.fresh();
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final Cast cast = Cast.of(node);
    private final Json api = Json.of(node, cast.token(Role.AGENT));
    private final Json jobs = Json.of(node);
    private final Service service = node.bean(Services.class)
            .create(ServiceDraft.named("Vat " + UUID.randomUUID(), 2), Viewer.system(), node.now());

    @AfterAll
    static void close() {
        node.close();
    }

    @Test
    void waitsForTheFirstHoweverLong() {
        String backup = every(DAY, HOUR);
        pass(Duration.ofDays(9));
        assertThat(state(backup)).isEqualTo("new");
        assertThat(tickets()).isEmpty();
    }

    @Test
    void whatIsMissedIsAnIncidentWithAPageAndHeardAgainItIsResolved() {
        String backup = every(DAY, HOUR);
        ping(backup, "");
        pass(DAY.plus(HOUR).minusSeconds(1));
        assertThat(tickets()).isEmpty();

        pass(Duration.ofSeconds(1));
        Ticket ticket = tickets().getFirst();
        assertThat(ticket.title()).endsWith("was not heard");
        assertThat(ticket.description()).contains("It was expected", "1 h of grace", "Last heard");
        assertThat(page(ticket)).isPresent();
        assertThat(state(backup)).isEqualTo("down");
        pass(DAY);
        assertThat(tickets()).as("missed once, however long").hasSize(1);

        ping(backup, "");
        assertThat(tickets().getFirst().state().over()).isTrue();
        assertThat(api.get(backup + "/flips").text("/data/0/reason")).isEqualTo("Heard again");
        assertThat(api.get(backup + "/flips").text("/data/1/ticket")).isEqualTo(ticket.number());
    }

    @Test
    void aRunThatBeganMustEndWithinTheGrace() {
        String job = every(DAY, HOUR);
        ping(job, "/start");
        pass(Duration.ofMinutes(20));
        ping(job, "");
        assertThat(api.get(job + "/pings").text("/data/0/tookMillis"))
                .isEqualTo(Long.toString(Duration.ofMinutes(20).toMillis()));

        ping(job, "/start?rid=one");
        pass(Duration.ofMinutes(1));
        ping(job, "/start?rid=two");
        assertThat(api.get(job + "/pings").text("/data/0/note")).contains("had not ended");
        pass(HOUR);
        assertThat(tickets().getFirst().description()).contains("A run began", "did not say within 1 h");
    }

    @Test
    void whatSaysThatItFailedIsAnIncidentAtOnceWithItsWords() {
        String job = every(DAY, HOUR);
        byte[] said = ("disk full\n" + "x".repeat(20_000)).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(jobs.send("POST", address(job) + "/3", said).status()).isEqualTo(200);

        Ticket ticket = tickets().getFirst();
        assertThat(ticket.title()).endsWith("failed");
        assertThat(ticket.description()).contains("exit code 3");
        Json.Answer pings = api.get(job + "/pings");
        assertThat(pings.text("/data/0/bytes")).isEqualTo("20010");
        assertThat(pings.text("/data/0/body")).hasSize(10_000);
        ping(job, "/0");
        assertThat(tickets().getFirst().state().over()).isTrue();
    }

    @Test
    void whatComesLateOrFarTooEarlyIsSaid() {
        String job = create("'cron': '30 2 * * *', 'timeZone': 'Europe/Dublin'", HOUR);
        ping(job, "");
        Instant due = Instant.parse(api.get(job).text("/expectedAt"));
        pass(Duration.between(node.now(), due).plusMinutes(25));
        ping(job, "/start");
        assertThat(api.get(job + "/pings").text("/data/0/note")).isEqualTo("25 min late");
        pass(Duration.ofMinutes(10));
        ping(job, "");
        assertThat(api.get(job + "/pings").text("/data/0/note")).isEmpty();
        pass(HOUR);
        ping(job, "");
        assertThat(api.get(job + "/pings").text("/data/0/note")).endsWith(" early");

        Instant next = Instant.parse(api.get(job).text("/expectedAt"));
        pass(Duration.between(node.now(), next).minusSeconds(5));
        ping(job, "");
        assertThat(Instant.parse(api.get(job).text("/expectedAt")))
                .as("a little early it counts for what it was meant for")
                .isEqualTo(next.plus(DAY));
        assertThat(tickets()).isEmpty();
    }

    @Test
    void isCalledByNameToo() {
        every(DAY, HOUR);
        Integrations integrations = node.bean(Integrations.class);
        String key =
                integrations.key(node.bean(Heartbeats.class).sender(node.now()).id(), Viewer.system());
        String slug = "batch-" + UUID.randomUUID();
        String url = "/ping/" + key + "/" + slug;

        assertThat(jobs.get(url).status()).isEqualTo(404);
        assertThat(jobs.get(url + "?create=1").status()).isEqualTo(201);
        assertThat(jobs.send("HEAD", url + "/start?create=1", new byte[0]).status())
                .isEqualTo(200);
        assertThat(jobs.get("/ping/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(jobs.get("/ping/seven").status()).isEqualTo(400);
        assertThat(jobs.get(url + "/256").status()).isEqualTo(400);
    }

    @Test
    void manyThatCallInTheSameMomentAreEachAnsweredForThemselves() throws Exception {
        List<String> all =
                IntStream.range(0, 6).mapToObj(one -> every(DAY, HOUR)).toList();
        ping(all.getFirst(), "/fail");
        List<String> addresses = IntStream.range(0, 20)
                .boxed()
                .flatMap(round -> Stream.concat(
                        Stream.of("/ping/" + UUID.randomUUID()), all.stream().map(this::address)))
                .toList();

        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = addresses.stream()
                    .map(address -> callers.submit(() -> jobs.get(address).status()))
                    .toList();
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get()).isEqualTo(i % 7 == 0 ? 404 : 200);
            }
        }

        assertThat(
                        count(
                                "select count(*) from heartbeat.ping join heartbeat.heartbeat on heartbeat.id = heartbeat_id where service_id = :service"))
                .isEqualTo(6 * 20 + 1);
        assertThat(count("select sum(pings) from heartbeat.heartbeat where service_id = :service"))
                .isEqualTo(6 * 20 + 1);
        assertThat(tickets()).hasSize(1).allMatch(ticket -> ticket.state().over());
    }

    @Test
    void twoNodesNeverRaiseTwice() {
        int many = 60;
        IntStream.range(0, many).mapToObj(one -> every(DAY, HOUR)).forEach(job -> ping(job, ""));
        listened(DAY.plus(HOUR));
        try (TestNode other = TestNode.on(node.database(), node.clock())) {
            Misses here = node.bean(Misses.class);
            Misses there = other.bean(Misses.class);
            CompletableFuture.allOf(sweep(here), sweep(there), sweep(here), sweep(there))
                    .join();
        }
        assertThat(tickets()).hasSize(many);
        assertThat(
                        count(
                                "select count(*) from heartbeat.flip join heartbeat.heartbeat on heartbeat.id = heartbeat_id where service_id = :service"))
                .isEqualTo(many);
    }

    @Test
    void afterAnOutageOfOursItIsGivenItsGraceAndPagesNobodyForWhatItCouldNotHear() {
        String often = every(Duration.ofMinutes(10), Duration.ofMinutes(10));
        String daily = every(DAY, HOUR);
        ping(daily, "");
        listened(DAY.minus(Duration.ofMinutes(10)));
        ping(often, "");
        node.runDue();
        node.clock().tick(HOUR.plusMinutes(30));
        node.runDue();
        assertThat(tickets()).extracting(Ticket::title).allMatch(title -> title.endsWith("could not be heard"));
        assertThat(page(tickets().getFirst())).as("it wakes nobody").isEmpty();
        assertThat(cast.browser(cast.staff("Lea", Role.AGENT, "Europe/Dublin"))
                        .get("/heartbeats?q=Beat")
                        .body())
                .contains("Nightdesk did not listen");

        ping(daily, "");
        assertThat(tickets().getFirst().state().over()).isTrue();
        pass(Duration.ofMinutes(10));
        assertThat(state(often)).as("still not heard after its grace").isEqualTo("down");
        assertThat(tickets()).hasSize(2);
    }

    @Test
    void maintenanceHoldsItsPage() {
        String job = every(DAY, HOUR);
        ping(job, "");
        api.post(
                "/api/v1/maintenance",
                "{'services': ['%s'], 'from': '%s', 'until': '%s', 'reason': 'New pipes', 'holdsP1': true}"
                        .formatted(service.id().text(), node.now(), node.now().plus(Duration.ofDays(3))));
        pass(DAY.plus(HOUR));
        assertThat(page(tickets().getFirst()).orElseThrow().held()).isPresent();
    }

    @Test
    void pausedItIsNotMissedAndResumedItIs() {
        String job = every(DAY, HOUR);
        ping(job, "");
        api.post(job + "/pause", "{}");
        pass(Duration.ofDays(3));
        assertThat(tickets()).isEmpty();
        api.post(job + "/resume", "{}");
        pass(DAY.plus(HOUR));
        assertThat(tickets()).hasSize(1);

        api.delete(job);
        assertThat(tickets().getFirst().state().over()).isTrue();
        assertThat(api.get(job).status()).isEqualTo(404);
    }

    private static CompletableFuture<Void> sweep(Misses misses) {
        return CompletableFuture.runAsync(() -> {
            for (int look = 0; look < 5; look++) {
                misses.runDue(node.now());
            }
        });
    }

    /** Where it is found. */
    private String every(Duration length, Duration grace) {
        return create("'everySeconds': " + length.toSeconds(), grace);
    }

    private String create(String when, Duration grace) {
        Json.Answer made = api.post(
                "/api/v1/heartbeats",
                "{'name': 'Beat %s', 'service': '%s', %s, 'graceSeconds': %d}"
                        .formatted(UUID.randomUUID(), service.id().text(), when, grace.toSeconds()));
        assertThat(made.status()).as("%s", made).isEqualTo(201);
        return made.header("Location");
    }

    private void ping(String heartbeat, String what) {
        assertThat(jobs.get(address(heartbeat) + what).response().body()).isEqualTo("OK");
    }

    private String address(String heartbeat) {
        String url = api.get(heartbeat).text("/url");
        return url.substring(url.indexOf("/ping/"));
    }

    private String state(String heartbeat) {
        return api.get(heartbeat).text("/state");
    }

    private void pass(Duration time) {
        listened(time);
        node.runDue();
    }

    /** Time goes by, and some node has listened all the while. */
    private static void listened(Duration time) {
        node.runDue();
        node.clock().tick(time);
        node.bean(JdbcClient.class)
                .sql("update heartbeat.listening set heard_at = :now")
                .param("now", node.now().atOffset(java.time.ZoneOffset.UTC))
                .update();
    }

    private List<Ticket> tickets() {
        return node
                .bean(JdbcClient.class)
                .sql("select id from desk.ticket where service_id = :service order by id")
                .param("service", service.id().value())
                .query(Long.class)
                .list()
                .stream()
                .map(id -> node.bean(Tickets.class).ticket(new TicketId(id), Viewer.system()))
                .toList();
    }

    private Optional<Page> page(Ticket ticket) {
        return node.bean(Pages.class).lastOf(ticket.id().subject());
    }

    private int count(String sql) {
        return node.bean(JdbcClient.class)
                .sql(sql)
                .param("service", service.id().value())
                .query(Integer.class)
                .single();
    }
}
