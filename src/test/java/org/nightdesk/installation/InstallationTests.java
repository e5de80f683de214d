package org.nightdesk.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nightdesk.catalog.Service;
import org.nightdesk.catalog.ServiceDraft;
import org.nightdesk.catalog.Services;
import org.nightdesk.installation.InstallationDraft.EndpointDraft;
import org.nightdesk.people.Organisation;
import org.nightdesk.people.OrganisationMerges;
import org.nightdesk.people.Person;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.TestNode;
import org.springframework.jdbc.core.simple.JdbcClient;

class InstallationTests {

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Person alice = cast.alice();
    private final Viewer viewer = cast.viewer(alice);
    private final Installations installations = node.bean(Installations.class);
    private final Organisation acme = cast.organisation("Acme");
    private final Service gateway =
            node.bean(Services.class).create(ServiceDraft.named("Gateway " + UUID.randomUUID(), 2), viewer, node.now());

    @Test
    void isCalledByWhatItIsAndFoundByCustomerServiceAndEnvironment() {
        Installation live = create("production");
        Installation trial = create("staging");

        assertThat(live.name()).isEqualTo(gateway.name() + ", " + acme.name() + ", production");
        assertThat(live.environment().isProtected()).isTrue();
        assertThat(found(InstallationFilter.ALL.of(acme.id()))).containsExactly(live, trial);
        assertThat(found(InstallationFilter.ALL.of(gateway.id()).in("staging"))).containsExactly(trial);
        assertThat(installations.findByName(trial.name().toUpperCase(java.util.Locale.ROOT)))
                .contains(trial);
    }

    @Test
    void anEndpointOpensForTheProgramAndIsSealedForEverybodyElse() {
        Installation live = create(
                "production",
                EndpointDraft.http("api", "https://api.acme.example/v1"),
                EndpointDraft.sql("database", database(), node.database().user(), "not the right one"));

        assertThat(installations.endpoint(live.id(), "api").authorization()).isEmpty();
        assertThat(installations.endpoint(live.id(), "database").password()).isEqualTo("not the right one");
        assertThat(kept(live)).doesNotContain("not the right one");
        assertThat(cast.browser(alice).get(live.id().path()).body())
                .contains(database(), "https://api.acme.example/v1")
                .doesNotContain("not the right one");
        assertThatThrownBy(() -> installations.endpoint(live.id(), "elsewhere")).isInstanceOf(NotFound.class);
    }

    @Test
    void connectsToADatabaseAndToNothingElse() throws Exception {
        Installation live = create(
                "production",
                EndpointDraft.runner("host", "app-1"),
                EndpointDraft.sql(
                        "database",
                        database(),
                        node.database().user(),
                        node.database().password()));

        try (var connection = installations.connect(live.id(), "database", "a story");
                var rows = connection.createStatement().executeQuery("select 41 + 1")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(42);
        }
        assertThatThrownBy(() -> installations.connect(live.id(), "host", "a story"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("no database");
    }

    @Test
    void aKeptPasswordStaysWithItsPlaceAndGoesToNoOther() {
        Installation live =
                create("production", new EndpointDraft("api", "http", "https://api.acme.example", "bob", "pass"));

        change(live, new EndpointDraft("api", "http", "https://api.acme.example", "bob", ""));
        assertThat(installations.endpoint(live.id(), "api").authorization()).contains("Basic Ym9iOnBhc3M=");

        change(live, new EndpointDraft("api", "http", "https://elsewhere.example", "bob", ""));
        assertThat(installations.endpoint(live.id(), "api").authorization()).isEmpty();
    }

    @Test
    void whatAnEndpointCannotBeIsSaidWhereItStands() {
        assertThatThrownBy(() -> create(
                        "production",
                        EndpointDraft.http("api", "https://bob:secret@api.acme.example"),
                        EndpointDraft.sql("api", "jdbc:postgresql://db/shop?socketFactory=x", "bob", "x"),
                        EndpointDraft.runner("Host 1", "app;1"),
                        new EndpointDraft("fax", "fax", "0049", "", "")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Refused.Problem::field)
                                .containsExactly(
                                        "endpoints[0].address",
                                        "endpoints[1].name",
                                        "endpoints[1].address",
                                        "endpoints[2].name",
                                        "endpoints[2].address",
                                        "endpoints[3].kind"));
    }

    @Test
    void whatRanForAMergedCustomerIsTheOthers() {
        Organisation kept = cast.organisation("Acme Holding");
        Installation live = create("production");

        node.bean(OrganisationMerges.class).merge(acme.id(), kept.id(), viewer, node.now());

        assertThat(installations.installation(live.id()).organisation()).contains(kept.id());
        assertThat(found(InstallationFilter.ALL.of(kept.id()))).hasSize(1);
    }

    @Test
    void onlyLeadsWriteAndCustomersSeeNothing() {
        assertThatThrownBy(() -> installations.create(
                        InstallationDraft.of(acme.id(), gateway.id(), "test"), cast.viewer(cast.bob()), node.now()))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> installations.matching(InstallationFilter.ALL, 1, cast.viewer(cast.charlie())))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void theFormLosesNothingThatWasTyped() {
        HttpResponse<String> refused = post("customer", acme.id().text(), "environment", "nowhere");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("Choose one of the environments", "https://api.acme.example", "value=\"api\"")
                .doesNotContain("a token nobody sees");
        HttpResponse<String> made = post("customer", acme.id().text(), "environment", "production");
        assertThat(made.statusCode()).isEqualTo(303);
        Browser browser = cast.browser(alice);
        assertThat(browser.get("/customers/" + acme.id().text()).body()).contains(gateway.name());
        assertThat(browser.get("/services/" + gateway.slug()).body()).contains(acme.name());
        assertThat(browser.get("/installations?service=" + gateway.id().text()).body())
                .contains(gateway.name() + ", " + acme.name());
    }

    @Test
    void anEnvironmentInUseStays() {
        Environments environments = node.bean(Environments.class);
        Environment own = new Environment("own-" + UUID.randomUUID().toString().substring(0, 8), 320, true);
        environments.keep(own, viewer, node.now());
        assertThat(environments.environment(own.name())).isEqualTo(own);
        create(own.name());

        assertThatThrownBy(() -> environments.remove(own.name(), viewer, node.now()))
                .isInstanceOf(Refused.class);
    }

    private HttpResponse<String> post(String... changed) {
        return cast.browser(alice)
                .post(
                        "/installations",
                        java.util.stream.Stream.concat(
                                        java.util.stream.Stream.of(
                                                "service",
                                                gateway.id().text(),
                                                "endpoints[1].name",
                                                "api",
                                                "endpoints[1].kind",
                                                "http",
                                                "endpoints[1].address",
                                                "https://api.acme.example",
                                                "endpoints[1].password",
                                                "a token nobody sees"),
                                        java.util.Arrays.stream(changed))
                                .toArray(String[]::new));
    }

    private Installation create(String environment, EndpointDraft... endpoints) {
        return installations.create(
                InstallationDraft.of(acme.id(), gateway.id(), environment, endpoints), viewer, node.now());
    }

    private void change(Installation installation, EndpointDraft endpoint) {
        installations.change(
                installation.id(),
                new InstallationDraft(
                        installation.name(),
                        Optional.of(acme.id()),
                        Optional.of(gateway.id()),
                        "production",
                        false,
                        List.of(endpoint)),
                viewer,
                node.now());
    }

    private List<Installation> found(InstallationFilter filter) {
        return installations.matching(filter, 10, viewer);
    }

    private String database() {
        return node.database().url().replaceFirst("\\?.*", "").replace("localhost", "127.0.0.1");
    }

    private String kept(Installation installation) {
        return node.bean(JdbcClient.class)
                .sql(
                        "select string_agg(encode(password, 'escape'), '') from installation.endpoint where installation_id = :id")
                .param("id", installation.id().value())
                .query(String.class)
                .single();
    }
}
