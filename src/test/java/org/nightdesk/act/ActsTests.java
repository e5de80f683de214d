package org.nightdesk.act;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nightdesk.catalog.ServiceDraft;
import org.nightdesk.catalog.Services;
import org.nightdesk.course.Condition;
import org.nightdesk.course.Deed;
import org.nightdesk.course.Outcome;
import org.nightdesk.installation.Endpoint;
import org.nightdesk.installation.Installation;
import org.nightdesk.installation.InstallationDraft;
import org.nightdesk.installation.InstallationDraft.EndpointDraft;
import org.nightdesk.installation.Installations;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.SmallService;
import org.nightdesk.testing.TestNode;
import org.nightdesk.vault.SecretDraft;
import org.nightdesk.vault.Vault;

class ActsTests {

    private static final Duration SHORT = Duration.ofSeconds(1);

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Viewer alice = cast.viewer(cast.alice());
    private final SmallService service = SmallService.open().with("limit", "200");
    private final Installation acme = service.installed(
            node,
            cast.organisation("Acme"),
            node.bean(Services.class).create(ServiceDraft.named("Gateway " + UUID.randomUUID(), 2), alice, node.now()),
            "production");
    private final Acts acts = node.bean(Acts.class);

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void aGoodStatusWithAnErrorInsideHasFailed() {
        service.http().answers(200, "{\"status\":\"error\"}");

        Answer answer = put("{\"value\":\"250\"}", new Condition("/status", "=", "ok"));

        assertThat(answer.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(answer.said()).isEqualTo("Answered 200. Expected /status = ok, saw error.");
    }

    @Test
    void whatIsRefusedHasChangedNothing() {
        service.http().answers(422, "{}");

        assertThat(put("{}").outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void aServerThatIsTooSlowMayHaveDoneIt() {
        service.http().isLate();

        assertThat(put("{}").outcome()).isEqualTo(Outcome.UNCLEAR);
    }

    @Test
    void halfAnAnswerIsNone() {
        service.http().dropsTheConnection();

        assertThat(put("{}").outcome()).isEqualTo(Outcome.UNCLEAR);
    }

    @Test
    void ofAnAnswerWithoutEndOnlyItsBeginningIsRead() {
        service.http().answersWithoutEnd();

        Answer answer =
                perform(http("PUT", "{}", List.of(new Condition("status", "=", "200"))), Duration.ofSeconds(30));

        assertThat(answer.outcome()).isEqualTo(Outcome.OK);
        assertThat(answer.said()).contains("more than 1 MB");
        assertThat(answer.output().length()).isLessThan(17_000);
    }

    @Test
    void redirectsAreNotFollowed() {
        service.http().answers(302, "", "Location", "http://127.0.0.1:1/");

        assertThat(put("{}").outcome()).isEqualTo(Outcome.FAILED);
        assertThat(service.http().heard()).hasSize(1);
    }

    @Test
    void aPrivateAddressThatIsNotAllowedIsNotReached() {
        Installation inside = node.bean(Installations.class)
                .create(
                        InstallationDraft.of(
                                cast.organisation("Inside").id(),
                                acme.service(),
                                "production",
                                EndpointDraft.http("api", "http://169.254.169.254")),
                        alice,
                        node.now());

        Answer answer = perform(
                new Deed.Http(
                        inside.id().text() + "/api", "GET", "http://169.254.169.254/latest", Map.of(), "", List.of()),
                SHORT);

        assertThat(answer.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(answer.said()).contains("private address");
    }

    @Test
    void secretsAreFilledInAtTheLastMomentAndShownNowhere() {
        node.bean(Vault.class).keep(SecretDraft.sealed("key-" + acme.id().value(), "t\"op"), alice, node.now());

        Answer answer = put("{\"value\":\"${secret:key-" + acme.id().value() + "} costs ${$}{5}\"}");

        assertThat(service.http().heard().getLast().body()).isEqualTo("{\"value\":\"t\\\"op costs ${5}\"}");
        assertThat(answer.output()).contains("•••", "costs").doesNotContain("op costs", SmallService.TOKEN);
        assertThat(put("{\"value\":\"${secret:unknown}\"}").said()).contains("no secret called unknown");
    }

    @Test
    void aSecretCannotEndAHeader() {
        node.bean(Vault.class)
                .keep(SecretDraft.sealed("line-" + acme.id().value(), "a\r\nX-Evil: 1"), alice, node.now());

        Answer answer = perform(
                new Deed.Http(
                        where("api"),
                        "PUT",
                        service.http().url("/settings/limit"),
                        Map.of("X-Key", "${secret:line-" + acme.id().value() + "}"),
                        "{}",
                        List.of()),
                SHORT);

        assertThat(answer.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(service.http().heard()).isEmpty();
    }

    @Test
    void valuesAreBoundWhateverTheyLookLike() {
        Answer answer = perform(
                sql("insert into setting values (?, ?, ?)", false, "x'; drop table setting; --", "' or 1=1", "7"),
                SHORT);

        assertThat(answer.outcome()).isEqualTo(Outcome.OK);
        assertThat(service.rows("key = 'x''; drop table setting; --' and number = 7"))
                .isEqualTo(1);
    }

    @Test
    void whatTouchesMoreRowsThanExpectedIsRolledBack() {
        service.with("other", "1");

        Answer answer = perform(sql("update setting set value = ?", false, "9"), SHORT);

        assertThat(answer.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(answer.said()).isEqualTo("2 rows changed. Expected rows = 1, saw 2.");
        assertThat(service.rows("value = '9'")).isZero();
    }

    @Test
    void whatIsTriedIsRolledBackAndWhatReadsCannotWrite() {
        Deed update = sql("update setting set value = ? where key = 'limit'", false, "9");
        Deed disguised = sql("update setting set value = ? where key = 'limit'", true, "9");

        assertThat(acts.tryOut(update, SHORT).said()).isEqualTo("One row changed.");
        assertThat(perform(disguised, SHORT).outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(service.rows("value = '9'")).isZero();
    }

    @Test
    void aStatementThatTakesTooLongIsEnded() {
        Answer answer = perform(
                new Deed.Sql(where("database"), at(), "select pg_sleep(60)", List.of(), false, List.of()), SHORT);

        assertThat(answer.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(answer.said()).contains("too long");
    }

    private Answer put(String body, Condition... expect) {
        return perform(
                http(
                        "PUT",
                        body,
                        expect.length == 0 ? List.of(new Condition("status", "matches", "2..")) : List.of(expect)),
                SHORT);
    }

    private Deed http(String method, String body, List<Condition> expect) {
        return new Deed.Http(where("api"), method, service.http().url("/settings/limit"), Map.of(), body, expect);
    }

    private Deed sql(String statement, boolean reads, String... values) {
        return new Deed.Sql(
                where("database"),
                at(),
                statement,
                List.of(values).stream()
                        .map(value -> new Deed.Value("text", value))
                        .toList(),
                reads,
                List.of(new Condition("rows", "=", "1")));
    }

    private String where(String endpoint) {
        return acme.id().text() + "/" + endpoint;
    }

    private String at() {
        Endpoint endpoint = acme.endpoint("database");
        return Acts.at(endpoint);
    }

    private Answer perform(Deed deed, Duration most) {
        return acts.perform(deed, most);
    }
}
