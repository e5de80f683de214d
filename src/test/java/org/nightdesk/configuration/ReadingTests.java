package org.nightdesk.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nightdesk.configuration.SettingSourceStore.Fared;
import org.nightdesk.installation.Installation;
import org.nightdesk.installation.InstallationDraft.EndpointDraft;
import org.nightdesk.people.Organisation;
import org.nightdesk.settings.Settings;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.FakeSink;
import org.nightdesk.testing.FakeSink.Said;
import org.nightdesk.testing.ShopDatabase;
import org.nightdesk.testing.TestNode;

/** Settings as they are read from a database, a service and a file. */
class ReadingTests {

    private static FakeSink service;

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Viewer lead = cast.viewer(cast.alice());
    private final Organisation acme = cast.organisation("Acme");
    private final Shopfront shopfront = new Shopfront(node, cast);
    private final Register register = node.bean(Register.class);
    private final SettingSources sources = node.bean(SettingSources.class);

    @BeforeAll
    static void open() {
        service = FakeSink.open();
    }

    @AfterAll
    static void close() {
        service.close();
    }

    @Test
    void readsAnObjectInAJsonAnswerWithTheEndpointsToken() {
        Installation live = installation(new EndpointDraft("api", "http", service.url(""), "", "a token"));
        service.behaves(
                request -> new Said(
                        request.headers().getOrDefault("authorization", "").equals("Bearer a token") ? 200 : 401,
                        "{\"shop\": {\"settings\": {\"tax\": {\"rate\": 19.50, \"label\": \"VAT\"}, \"returns\": true, \"colour\": \"red\"}}}"));

        read(live, SettingSource.HTTP, "api", "/v1/settings", "/shop/settings");

        assertThat(fared(live).problem()).isEmpty();
        assertThat(fared(live).unknown()).containsExactly("colour");
        assertThat(text(live, "tax.rate")).isEqualTo("19.5");
        assertThat(text(live, "tax.label")).isEqualTo("VAT");
        assertThat(text(live, "returns")).isEqualTo("yes");
        assertThat(service.heard().getLast().path()).isEqualTo("/v1/settings");
    }

    @Test
    void whatIsGoneFromTheAnswerIsNotSetAndAFailureLeavesWhatWasKnown() {
        Installation live = installation(EndpointDraft.http("api", service.url("")));
        service.behaves(request -> new Said(200, "{\"currency\": \"EUR\", \"returns\": \"on\"}"));
        read(live, SettingSource.HTTP, "api", "/settings", "");
        register.acceptAll(live.id(), lead, "As it was found.", node.now());

        service.behaves(request -> new Said(200, "{\"currency\": \"EUR\"}"));
        readAgain(live);
        service.behaves(request -> new Said(200, "<html>sorry</html>"));
        readAgain(live);

        assertThat(fared(live).problem()).isEqualTo("The answer is no JSON.");
        assertThat(register.current(live.id(), "returns").orElseThrow().text()).isEmpty();
        assertThat(text(live, "currency")).isEqualTo("EUR");
        assertThat(node.bean(Drifts.class).of(live.id(), lead, node.now()))
                .extracting(Drift::key, Drift::current, Drift::kind)
                .containsExactly(tuple("returns", "not set", "unexplained"));
    }

    @Test
    void readsAQueryThatKnowsItsCustomerAndCannotWrite() {
        ShopDatabase shop = ShopDatabase.fresh();
        shop.execute("""
                create table setting (customer text not null, key text not null, value text not null);
                insert into setting values ('%1$s', 'tax.rate', '21'), ('%1$s', 'currency', 'EUR'), ('Bolt', 'currency', 'USD');
                grant select, insert, delete on setting to %2$s
                """.formatted(acme.name(), shop.writer()));
        String address = "jdbc:postgresql://%s:%d/%s".formatted(shop.host(), shop.port(), shop.name());
        Installation live = installation(EndpointDraft.sql("database", address, shop.writer(), ShopDatabase.PASSWORD));

        read(live, SettingSource.SQL, "database", "select key, value from setting where customer = :customer", "");
        assertThat(text(live, "tax.rate")).isEqualTo("21");
        assertThat(text(live, "currency")).isEqualTo("EUR");

        Installation other = installation(EndpointDraft.sql("database", address, shop.writer(), ShopDatabase.PASSWORD));
        read(
                other,
                SettingSource.SQL,
                "database",
                "with gone as (delete from setting returning key, value) select key, value from gone",
                "");
        assertThat(sources.fared(other.id()))
                .anySatisfy(one -> assertThat(one.problem()).isNotEmpty());
    }

    @Test
    void readsAFileOfTheDataFolderAndNoOther() throws IOException {
        Installation live = installation();
        Path folder = node.bean(Settings.class).data().resolve("configuration");
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(live.id().text() + ".properties"), "currency = GBP\n# said\nreturns=no\n");

        read(live, SettingSource.FILE, "", "{installation}.properties", "");

        assertThat(text(live, "currency")).isEqualTo("GBP");
        assertThat(text(live, "returns")).isEqualTo("no");
        assertThatThrownBy(() -> source(SettingSource.FILE, "", "../nightdesk.properties", ""))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("Write a file’s name");
    }

    private Installation installation(EndpointDraft... endpoints) {
        return shopfront.installation(
                acme, sources.of(shopfront.service().id()).isEmpty() ? "production" : "staging", endpoints);
    }

    private void read(Installation at, String kind, String endpoint, String ask, String pointer) {
        source(kind, endpoint, ask, pointer);
        node.runDue();
        assertThat(sources.fared(at.id())).isNotEmpty();
    }

    private void readAgain(Installation at) {
        sources.wake(at.id(), lead, node.now());
        node.runDue();
    }

    private void source(String kind, String endpoint, String ask, String pointer) {
        sources.create(
                new SettingSource(0, shopfront.service().id(), kind, endpoint, ask, pointer, 60), lead, node.now());
    }

    private Fared fared(Installation at) {
        List<Fared> all = sources.fared(at.id());
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private String text(Installation at, String key) {
        return register.current(at.id(), key).flatMap(Value::text).orElse("not known");
    }
}
