package org.nightdesk.picking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nightdesk.configuration.Shopfront;
import org.nightdesk.datasource.SourceRecipes;
import org.nightdesk.playbook.ParameterKind.Picked;
import org.nightdesk.playbook.Surroundings;
import org.nightdesk.subject.Role;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.TestNode;

/** What a parameter of a playbook can be picked from. */
class PickingTests {

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Surroundings surroundings = node.bean(Surroundings.class);

    @Test
    void aSavedReportOffersItsFirstColumn() {
        String name =
                report("select plan, 1 from (values ('basic'), ('premium'), ('basic')) as plan (plan) order by 1", "");

        assertThat(surroundings.offered(new Picked("report", name, ""))).contains(List.of("basic", "premium"));
    }

    @Test
    void whatCannotBeAskedOffersNothing() {
        String asking = report("select :month::text", "month text");

        assertThat(offered("report", asking, "")).isEmpty();
        assertThat(offered("report", "No such report", "")).isEmpty();
        assertThat(offered(
                        "report", report("select 'x' from generate_series(1, 501) as i (n) where n / 0 = 1", ""), ""))
                .isEmpty();
        assertThat(offered("configuration", "tax.rate", "No such service")).isEmpty();
        assertThat(offered("", "", "")).isEmpty();
    }

    @Test
    void aSettingOffersItsChoicesAndWhatItIsElsewhereButNoSecret() {
        Shopfront front = new Shopfront(node, cast);
        front.set(front.installation(cast.organisation("Acme"), "production"), "tax.label", "VAT");
        String service = front.service().name();

        assertThat(offered("configuration", "currency", service)).contains(List.of("EUR", "USD", "GBP"));
        assertThat(offered("configuration", "tax.label", service)).contains(List.of("VAT"));
        assertThat(offered("configuration", "api.key", service)).isEmpty();
        assertThat(offered("configuration", "tax.rat", service)).isEmpty();
    }

    private Optional<List<String>> offered(String register, String from, String service) {
        return surroundings.offered(new Picked(register, from, service));
    }

    private String report(String sql, String parameters) {
        Json json = Json.of(node, cast.token(Role.ADMINISTRATOR));
        String name = "Plans " + UUID.randomUUID();
        String source = new SourceRecipes().source(json).text("/id");
        json.post(
                "/api/v1/reports",
                "{'name': '%s', 'source': '%s', 'sql': \"%s\", 'parameters': '%s'}"
                        .formatted(name, source, sql.replace("'", "\\u0027"), parameters));
        return name;
    }
}
