package org.nightdesk.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.nightdesk.catalog.Service;
import org.nightdesk.catalog.ServiceDraft;
import org.nightdesk.catalog.Services;
import org.nightdesk.installation.InstallationDraft;
import org.nightdesk.installation.Installations;
import org.nightdesk.people.Organisation;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.TestNode;

/** Which customer has which version, as the board shows it. */
class BoardTests {

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Json pipeline = Json.of(node, cast.token(Role.RESPONDER));
    private final Service till = node.bean(Services.class)
            .create(ServiceDraft.named("Till " + UUID.randomUUID(), 2), Viewer.system(), node.now());
    private final Organisation acme = cast.organisation("Acme");
    private final Organisation bolt = cast.organisation("Bolt");

    @Test
    void eachCustomerHasARowAndAGapWhereNobodyToldOfIt() {
        installed(acme);
        installed(bolt);
        deployed("staging", "4.32", "", "succeeded");
        deployed("production", "4.30", whose(acme), "succeeded");
        deployed("Production", "4.31", whose(acme), "succeeded");
        deployed("production", "4.32", whose(acme), "failed");

        List<String> rows = rows();

        assertThat(rows)
                .as("ourselves, and each customer once, by name")
                .satisfiesExactly(
                        ours -> assertThat(ours).contains("<td>us</td>", "4.32"),
                        first -> assertThat(first)
                                .contains("<td>" + acme.name() + "</td>", "4.31")
                                .doesNotContain("4.30", "4.32"),
                        second -> assertThat(second)
                                .contains("<td>" + bolt.name() + "</td>")
                                .doesNotContain("4.3"));
    }

    @Test
    void environmentsStandInTheOrderInWhichAVersionComesNearerToCustomers() {
        deployed("production", "4.30", "", "succeeded");
        deployed("Workshop", "4.33", "", "succeeded");
        deployed("staging", "4.32", "", "succeeded");
        deployed("test", "4.33", "", "succeeded");

        assertThat(board("")).containsSubsequence(">test</th>", ">staging</th>", ">production</th>", ">Workshop</th>");
    }

    @Test
    void fiftyRowsStandOnAPageAndItSaysHowManyThereAre() {
        deployed("staging", "4.32", "", "succeeded");
        for (int number = 0; number < 50; number++) {
            installed(cast.organisation("Shop " + number));
        }

        assertThat(rows()).hasSize(50);
        String first = board("?q=" + whole(till.name()));
        assertThat(first).contains("1 to 50 of 51.").doesNotContain("rel=\"prev\"");
        assertThat(board("?q=" + whole(till.name()) + "&page=2")).contains("51 to 51 of 51.", "rel=\"prev\"");
        assertThat(board("?q=" + whole(till.name()) + "&page=2"))
                .contains("href=\"/deployments?q=" + whole(till.name()) + "&amp;page=1\"");
    }

    private static String whole(String name) {
        return name.replace(" ", "%20");
    }

    private String board(String query) {
        return cast.browser(cast.alice()).get(DeploymentPages.PATH + query).body();
    }

    private void installed(Organisation customer) {
        var made = node.bean(Installations.class)
                .create(InstallationDraft.of(customer.id(), till.id(), "production"), Viewer.system(), node.now());
    }

    private static String whose(Organisation customer) {
        return ", 'customer': '" + customer.id().text() + "'";
    }

    private void deployed(String environment, String version, String whose, String result) {
        node.clock().tick(java.time.Duration.ofSeconds(1));
        Answer told = pipeline.post(
                "/api/v1/deployments",
                "{'number': '%s', 'service': '%s', 'environment': '%s', 'version': '%s', 'result': '%s'%s}"
                        .formatted(UUID.randomUUID(), till.id().text(), environment, version, result, whose));
        assertThat(told.status()).as("%s", told).isLessThan(300);
    }

    private List<String> rows() {
        return Pattern.compile("<tr><td><a[^>]*>" + till.name() + "</a>.*?</tr>", Pattern.DOTALL)
                .matcher(board("?q=" + whole(till.name())))
                .results()
                .map(MatchResult::group)
                .toList();
    }
}
