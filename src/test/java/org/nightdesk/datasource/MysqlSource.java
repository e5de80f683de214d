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
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.MariadbShop;
import org.nightdesk.testing.TestNode;

class MysqlSource {

    private static MariadbShop shop;

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Viewer alice = cast.viewer(cast.alice());
    private final Sources sources = node.bean(Sources.class);

    @BeforeAll
    static void openTheShop() {
        shop = MariadbShop.onMysql();
    }

    @Test
    void aLoginThatCanOnlyReadIsTakenAndItsNamesAreOffered() {
        shop.execute("create table `Odd Name` (Plain integer, `a`` b` integer)");
        Source source = sources.create(draft(Product.MYSQL, shop.reader(), "any"), alice, node.now());

        assertThat(source.version()).matches("MySQL [0-9.]+");
        assertThat(source.account().mayWrite()).isEmpty();
        assertThat(cast.browser(cast.alice())
                        .get("/data-sources/" + source.id() + "/names")
                        .body())
                .contains("\"sale\"", "\"`Odd Name`\"", "\"Plain\"", "\"`a`` b`\"");
    }

    @Test
    void eachWayToWriteIsSeen() {
        String name = shop.name();
        assertThat(refusal(shop.writer())).contains("may insert, update, delete");
        assertThat(refusal(login("grant all privileges on *.* to "))).contains("on *.*");
        assertThat(refusal(login("grant select on " + name + ".* to ", "grant system_variables_admin on *.* to ")))
                .contains("may system_variables_admin on *.*");
        assertThat(refusal(login("grant select (id), update (amount) on " + name + ".sale to ")))
                .contains("may update on " + name + ".sale");
        String handing = login("grant select on " + name + ".* to ");
        shop.execute("grant select on " + name + ".* to " + handing + "@'127.0.0.1' with grant option");
        assertThat(refusal(handing)).contains("may hand its rights on");
    }

    @Test
    void whatARoleInARoleMayIsSeenThoughItIsNotTaken() {
        String inner = "role_" + random();
        String outer = "role_" + random();
        shop.execute("create role " + inner + ", " + outer);
        shop.execute("grant delete on " + shop.name() + ".sale to " + inner);
        shop.execute("grant " + inner + " to " + outer);

        assertThat(refusal(login("grant select on " + shop.name() + ".* to ", "grant " + outer + " to ")))
                .contains("may delete on " + shop.name() + ".sale");
        String admin = login("grant select on " + shop.name() + ".* to ");
        String reading = "role_" + random();
        shop.execute(
                "create role " + reading + "; grant " + reading + " to " + admin + "@'127.0.0.1' with admin option");
        assertThat(refusal(admin)).contains("may hand its roles on");
    }

    @Test
    void whatEverybodyMayIsSeen() {
        String mandatory = "role_" + random();
        shop.execute("create role " + mandatory + "; grant insert on " + shop.name() + ".sale to " + mandatory);
        shop.execute("set global mandatory_roles = '" + mandatory + "'");
        try {
            assertThat(refusal(login("grant select on " + shop.name() + ".* to ")))
                    .contains("may insert on " + shop.name() + ".sale");
        } finally {
            shop.execute("set global mandatory_roles = ''");
        }
    }

    @Test
    void aWrongPasswordIsSaidInTheServersWordsAndAMariadbIsNone() {
        assertThatThrownBy(() -> sources.create(draft(Product.MYSQL, shop.reader(), "wrong"), alice, node.now()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("did not let us in")
                .hasMessageContaining("Access denied");
        assertThatThrownBy(() -> sources.create(draft(Product.MARIADB, shop.reader(), "any"), alice, node.now()))
                .isInstanceOf(Refused.class);
    }

    private String login(String... grants) {
        return shop.login("shop_" + random(), grants);
    }

    private static String random() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 20);
    }

    private String refusal(String login) {
        try {
            sources.create(draft(Product.MYSQL, login, "any"), alice, node.now());
            return "";
        } catch (Refused refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    private static SourceDraft draft(Product product, String login, String password) {
        return new SourceDraft(
                product,
                "Shop " + UUID.randomUUID(),
                "127.0.0.1",
                Integer.toString(shop.port()),
                shop.name(),
                login,
                password,
                false,
                Allowance.USUAL,
                List.of());
    }
}
