package org.nightdesk.datasource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nightdesk.dialect.Product;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.MariadbShop;
import org.nightdesk.testing.TestNode;

class MariadbSourceTests {

    private static MariadbShop shop;

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Viewer alice = cast.viewer(cast.alice());
    private final Sources sources = node.bean(Sources.class);

    @BeforeAll
    static void openTheShop() {
        shop = MariadbShop.fresh();
    }

    @Test
    void aLoginThatCanOnlyReadIsTaken() throws Exception {
        Source source = sources.create(draft(shop.reader(), "any", false), alice, node.now());

        assertThat(source.version()).matches("MariaDB 1[0-9.]+");
        assertThat(source.account().mayWrite()).isEmpty();
        assertThat(source.account().replica()).isFalse();
        try (var connection = sources.open(source.id(), "a story");
                var rows = connection.createStatement().executeQuery("select count(*) from sale")) {
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(5);
        }
    }

    @Test
    void aLoginThatCanWriteIsRefusedUnlessAliceInsists() {
        assertThatThrownBy(() -> sources.create(draft(shop.writer(), "any", false), alice, node.now()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("may insert, update, delete, create, drop, alter, lock tables, execute on "
                        + shop.name() + ".*");

        assertThat(sources.create(draft(shop.writer(), "any", true), alice, node.now())
                        .insisted())
                .isTrue();
    }

    @Test
    void eachWayToWriteIsSeen() {
        String name = shop.name();
        assertThat(refusal(login("grant all privileges on *.* to "))).contains("may do everything on *.*");
        assertThat(refusal(login("grant select on " + name + ".* to ", "grant file on *.* to ")))
                .contains("may file on *.*");
        assertThat(refusal(login("grant select (id), update (amount) on " + name + ".sale to ")))
                .contains("may update on " + name + ".sale");
        assertThat(refusal(login("grant select on " + name + ".* to ", "grant usage on *.* to ")))
                .isEmpty();
        String handing = login("grant select on " + name + ".* to ");
        shop.execute("grant select on " + name + ".* to " + handing + "@'127.0.0.1' with grant option");
        assertThat(refusal(handing)).contains("may hand its rights on");
    }

    @Test
    void whatARoleMayIsSeenThoughItIsNotTaken() {
        String inner = "role_" + random();
        String outer = "role_" + random();
        shop.execute("create role " + inner + "; create role " + outer);
        shop.execute("grant delete on " + shop.name() + ".sale to " + inner);
        shop.execute("grant " + inner + " to " + outer);

        assertThat(refusal(login("grant select on " + shop.name() + ".* to ", "grant " + outer + " to ")))
                .contains("may delete on " + shop.name() + ".sale");
    }

    @Test
    void whatEverybodyMayIsSeen() {
        shop.execute("create table wall (line varchar(20)); grant insert on wall to public");

        try {
            assertThat(refusal(login("grant select on " + shop.name() + ".* to ")))
                    .contains("may insert on " + shop.name() + ".wall");
        } finally {
            shop.execute("revoke insert on wall from public");
        }
    }

    @Test
    void aWrongPasswordIsSaidInTheServersWords() {
        assertThatThrownBy(() -> sources.create(draft(shop.reader(), "wrong", false), alice, node.now()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("did not let us in")
                .hasMessageContaining("Access denied");
    }

    @Test
    void namesAreOfferedAsTheyAreWrittenThere() {
        Source source = sources.create(draft(shop.reader(), "any", false), alice, node.now());
        shop.execute("create table `Odd Name` (Plain integer, `a`` b` integer)");

        assertThat(cast.browser(cast.alice())
                        .get("/data-sources/" + source.id() + "/names")
                        .body())
                .contains("\"sale\"", "\"`Odd Name`\"", "\"Plain\"", "\"`a`` b`\"");
    }

    @Test
    void aDatabaseNameNeverBecomesAnOption() {
        SourceDraft draft = new SourceDraft(
                Product.MARIADB,
                "Shop",
                "127.0.0.1",
                "",
                "shop?allowMultiQueries=true",
                "x",
                "x",
                false,
                Allowance.USUAL,
                List.of());

        assertThatThrownBy(() -> sources.create(draft, alice, node.now())).hasMessageContaining("Name the database by");
    }

    @Test
    void theFormSaysWhichDriverThereIsAndKeepsTheProduct() {
        Browser browser = cast.browser(cast.alice());
        String[] form = {
            "name",
            "Shop " + UUID.randomUUID(),
            "product",
            "mariadb",
            "host",
            "127.0.0.1",
            "port",
            Integer.toString(shop.port()),
            "database",
            shop.name(),
            "login",
            shop.writer(),
            "password",
            "any"
        };

        assertThat(browser.get("/data-sources").body()).contains("mariadb-java-client-");
        assertThat(browser.post("/data-sources", form).body())
                .contains("value=\"mariadb\" selected", "may insert")
                .doesNotContain("value=\"postgresql\" selected");
        form[3] = "db2";
        assertThat(browser.post("/data-sources", form).body()).contains("other products are not supported");
    }

    private String login(String... grants) {
        return shop.login("shop_" + random(), grants);
    }

    private static String random() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 20);
    }

    private String refusal(String login) {
        try {
            sources.create(draft(login, "any", false), alice, node.now());
            return "";
        } catch (Refused refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    private static SourceDraft draft(String login, String password, boolean insisted) {
        return new SourceDraft(
                Product.MARIADB,
                "Shop " + UUID.randomUUID(),
                "127.0.0.1",
                Integer.toString(shop.port()),
                shop.name(),
                login,
                password,
                insisted,
                Allowance.USUAL,
                List.of());
    }
}
