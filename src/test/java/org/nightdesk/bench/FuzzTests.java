package org.nightdesk.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nightdesk.catalog.Services;
import org.nightdesk.signal.Integration;
import org.nightdesk.signal.IntegrationDraft;
import org.nightdesk.signal.Integrations;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.TestNode;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The small version of {@code bench/fuzz}. */
class FuzzTests {

    private static final int REQUESTS = 1_000;
    private static final long SEED = 20_261_120;

    @Test
    void badInputIsRefusedInWordsAndGoodInputBesideItIsKept() throws Exception {
        TestNode node = TestNode.shared();
        Integrations integrations = node.bean(Integrations.class);
        Integration integration = integrations.create(
                IntegrationDraft.of(
                        "alertmanager",
                        "Fuzz",
                        node.bean(Services.class).catchAll().id()),
                Viewer.system(),
                node.now());
        String path = "/alertmanager/" + integrations.key(integration.id(), Viewer.system()) + "/api/v2/alerts";

        Fuzzing.Outcome outcome = new Fuzzing(
                        URI.create(node.url("/")).getPort(), path, Cast.of(node).token(Role.ADMINISTRATOR))
                .run(REQUESTS, SEED);

        assertThat(outcome.broken()).as("%s", outcome.statuses()).isEmpty();
        Set<String> stored = new HashSet<>(node.bean(JdbcClient.class)
                .sql("select labels->>'instance' from signal.v_alert where integration_id = :id")
                .param("id", integration.id().value())
                .query(String.class)
                .list());
        assertThat(outcome.kept()).hasSizeGreaterThan(100);
        assertThat(stored).containsAll(outcome.kept().keySet());
    }
}
