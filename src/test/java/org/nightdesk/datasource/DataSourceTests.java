package org.nightdesk.datasource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nightdesk.people.Person;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.OnOldestToo;
import org.nightdesk.testing.ShopDatabase;
import org.nightdesk.testing.TestNode;
import org.springframework.jdbc.core.simple.JdbcClient;

@OnOldestToo
class DataSourceTests {

    private static ShopDatabase shop;

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Person alice = cast.alice();
    private final Viewer viewer = cast.viewer(alice);
    private final Sources sources = node.bean(Sources.class);

    @BeforeAll
    static void openTheShop() {
        shop = ShopDatabase.fresh();
    }

    @Test
    void aLoginThatCanOnlyReadIsTakenAndItsPasswordIsSealed() throws Exception {
        Source source = sources.create(draft(shop.reader(), false), viewer, node.now());

        assertThat(source.account().mayWrite()).isEmpty();
        assertThat(source.account().replica()).isFalse();
        assertThat(source.account().version()).matches("1[5-9].*");
        try (Connection connection = sources.open(source.id(), "a story");
                var rows = connection.createStatement().executeQuery("select count(*) from sale")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(5);
        }
        assertThat(node.bean(JdbcClient.class)
                        .sql(
                                "select position(convert_to(:password, 'UTF8') in password) from datasource.source where id = :id")
                        .param("password", ShopDatabase.PASSWORD)
                        .param("id", source.id())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aLoginThatCanWriteIsRefusedUnlessAliceInsistsWhichIsRemembered() {
        assertThatThrownBy(() -> sources.create(draft(shop.writer(), false), viewer, node.now()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("may write to public.sale");

        Source source = sources.create(draft(shop.writer(), true), viewer, node.now());

        assertThat(source.account().mayWrite()).containsExactly("may write to public.sale");
        assertThat(said(source)).singleElement().asString().contains("Used although it could write");
    }

    @Test
    void eachWayToWriteIsSeen() {
        assertThat(refusal("superuser", shop.owner().user(), shop.owner().password()))
                .contains("is a superuser");
        assertThat(refusal("createrole", role("createrole"), ShopDatabase.PASSWORD))
                .contains("may make roles");
        String filer = role("");
        shop.execute("grant pg_write_all_data to " + filer);
        assertThat(refusal("pg_write_all_data", filer, ShopDatabase.PASSWORD))
                .contains("is a member of pg_write_all_data", "may write to public.sale");
        String borrower = role("noinherit");
        shop.execute("grant %s to %s".formatted(shop.writer(), borrower));
        assertThat(refusal("set role", borrower, ShopDatabase.PASSWORD)).contains("may write to public.sale");
        String clerk = role("");
        shop.execute("grant update (amount) on sale to " + clerk);
        assertThat(refusal("one column", clerk, ShopDatabase.PASSWORD)).contains("may write to public.sale");
    }

    @Test
    void aLoginThatLearnsToWriteIsSwitchedOffWhenItIsSeen() {
        String pupil = role("");
        Source source = sources.create(draft(pupil, false), viewer, node.now());
        shop.execute("grant delete on sale to " + pupil);

        Source after = sources.check(source.id(), viewer, node.now());

        assertThat(after.enabled()).isFalse();
        assertThatThrownBy(() -> sources.open(source.id(), "a story"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("switched off");
    }

    @Test
    void theKeptPasswordGoesToNoOtherPlace() {
        Source source = sources.create(draft(shop.reader(), false), viewer, node.now());
        SourceDraft moved = new SourceDraft(
                source.name(),
                "127.0.0.2",
                Integer.toString(shop.port()),
                shop.name(),
                shop.reader(),
                "",
                false,
                Allowance.USUAL,
                List.of());

        assertThatThrownBy(() -> sources.change(source.id(), moved, viewer, node.now()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("Write the password again");
    }

    @Test
    void privateAddressesAndUnknownHostsAreRefused() {
        assertThat(problem("10.1.2.3")).contains("NIGHTDESK_ALLOW_PRIVATE");
        assertThat(problem("localhost/x?user=y")).contains("host’s name or address");
    }

    @Test
    void onlyAdministratorsKeepThem() {
        assertThatThrownBy(() -> sources.create(draft(shop.reader(), false), cast.viewer(cast.bob()), node.now()))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void theScreenKeepsWhatWasTypedButNotThePassword() {
        Browser browser = cast.browser(alice);
        String name = "Shop " + UUID.randomUUID();

        HttpResponse<String> refused = post(browser, name, shop.writer());

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains(name, shop.writer(), "may write to public.sale")
                .doesNotContain("ss word");
        assertThat(post(browser, name, shop.reader()).statusCode()).isEqualTo(303);
        assertThat(browser.get("/data-sources").body()).contains(name, "The login can only read.");
    }

    private static HttpResponse<String> post(Browser browser, String name, String login) {
        return browser.post(
                "/data-sources",
                "name",
                name,
                "host",
                shop.host(),
                "port",
                Integer.toString(shop.port()),
                "database",
                shop.name(),
                "login",
                login,
                "password",
                ShopDatabase.PASSWORD);
    }

    private String problem(String host) {
        SourceDraft draft =
                new SourceDraft("Shop", host, "5432", "shop", "reader", "x", false, Allowance.USUAL, List.of());
        try {
            sources.create(draft, viewer, node.now());
            return "";
        } catch (Refused refused) {
            assertThat(refused.problems().getFirst().field()).isEqualTo("host");
            return String.valueOf(refused.getMessage());
        }
    }

    private String refusal(String name, String login, String password) {
        SourceDraft draft = new SourceDraft(
                name,
                shop.host(),
                Integer.toString(shop.port()),
                shop.name(),
                login,
                password.isEmpty() ? "x" : password,
                false,
                Allowance.USUAL,
                List.of());
        try {
            sources.create(draft, viewer, node.now());
            return "";
        } catch (Refused refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    private static String role(String how) {
        String name = "shop_" + UUID.randomUUID().toString().replace("-", "");
        shop.execute(
                "create role %s login %s password '%s'".formatted(name, how, ShopDatabase.PASSWORD.replace("'", "''")));
        return name;
    }

    private List<String> said(Source source) {
        return node.bean(JdbcClient.class)
                .sql("select body from timeline.entry where subject_kind = 'data-source' and subject_id = :id")
                .param("id", Long.toString(source.id()))
                .query(String.class)
                .list();
    }

    private static SourceDraft draft(String login, boolean insisted) {
        return new SourceDraft(
                "Shop " + UUID.randomUUID(),
                shop.host(),
                Integer.toString(shop.port()),
                shop.name(),
                login,
                ShopDatabase.PASSWORD,
                insisted,
                Allowance.USUAL,
                List.of());
    }
}
