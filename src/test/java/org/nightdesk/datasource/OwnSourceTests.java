package org.nightdesk.datasource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nightdesk.database.Database;
import org.nightdesk.dialect.Dialects;
import org.nightdesk.secret.Secrets;
import org.nightdesk.settings.Settings.DatabaseAddress;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.OnOldestToo;
import org.nightdesk.testing.TestNode;
import org.nightdesk.testing.TestPostgres;
import org.springframework.transaction.support.TransactionTemplate;

/** The program's own database is a data source that comes with it. */
@OnOldestToo
class OwnSourceTests {

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Viewer viewer = cast.viewer(cast.alice());
    private final Sources sources = node.bean(Sources.class);
    private final OwnSource own = node.bean(OwnSource.class);
    private final String login = node.bean(OwnDatabase.class).address().login();

    @AfterEach
    void mend() {
        own.mend(node.now());
        assertThat(sources.builtIn().trouble()).isEmpty();
    }

    @Test
    void itReadsWhatHappenedAndNothingElse() throws Exception {
        Source source = sources.builtIn();

        assertThat(source.account().mayWrite()).isEmpty();
        assertThat(counts("select count(*) from fact.fact_ticket")).isTrue();
        assertThatThrownBy(() -> counts("select count(*) from desk.ticket"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied");
    }

    @Test
    void afterARestoreOnAnotherServerItsLoginIsMadeAnew() throws Exception {
        execute("drop owned by \"%1$s\"; drop role \"%1$s\"".formatted(login));
        assertThatThrownBy(() -> counts("select count(*) from fact.fact_ticket"))
                .isInstanceOf(SQLException.class);

        own.mend(node.now());

        assertThat(counts("select count(*) from fact.fact_ticket")).isTrue();
    }

    @Test
    void whatALaterProgramAddsCanBeReadToo() throws Exception {
        String view = "fact.story_" + UUID.randomUUID().toString().replace("-", "");
        execute("create view %s as select 1 as one".formatted(view));

        own.mend(node.now());

        assertThat(counts("select count(*) from " + view)).isTrue();
        execute("drop view " + view);
    }

    @Test
    void whereNoLoginMayBeMadeItSaysWhatAnAdministratorRuns() throws Exception {
        execute("alter role \"%s\" nologin".formatted(login));
        humble().mend(node.now());

        Source source = sources.builtIn();
        assertThat(source.trouble()).contains("could not make its login", "permission denied");
        assertThatThrownBy(() -> sources.open(source.id(), "a story"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("not ready yet");
        assertThat(cast.browser(cast.alice())
                        .get("/data-sources/" + source.id())
                        .body())
                .contains("create role", login, "not ready");

        execute("alter role \"%s\" login password 'chosen by hand'".formatted(login));
        var answer = cast.browser(cast.alice())
                .post("/data-sources/" + source.id(), "password", "chosen by hand", "seconds", "20");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(sources.builtIn().trouble()).isEmpty();
        assertThat(sources.builtIn().allowance().seconds()).isEqualTo(20);
        humble().mend(node.now());
        assertThat(counts("select count(*) from fact.fact_ticket")).isTrue();
    }

    @Test
    void aLoginThatLearnedToWriteIsNotAskedBy() {
        execute("grant insert on desk.ticket to \"%s\"".formatted(login));

        own.mend(node.now());

        assertThat(sources.builtIn().trouble()).contains("may write to desk.ticket");
        execute("revoke insert on desk.ticket from \"%s\"".formatted(login));
    }

    @Test
    void itStaysWhereItIs() {
        Source source = sources.builtIn();
        SourceDraft moved = new SourceDraft(
                "Elsewhere", "db.example.org", "5432", "x", "y", "z", false, Allowance.USUAL, List.of());

        assertThatThrownBy(() -> sources.change(source.id(), moved, viewer, node.now()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("is built in");
    }

    private boolean counts(String sql) throws SQLException {
        try (Connection connection = sources.open(sources.builtIn().id(), "a story");
                var rows = connection.createStatement().executeQuery(sql)) {
            return rows.next();
        }
    }

    // Whose own login of the database may not make others, as on a server that somebody else runs.
    private OwnSource humble() {
        String humble = "humble_" + UUID.randomUUID().toString().replace("-", "");
        execute("create role %s login password 'any'".formatted(humble));
        DatabaseAddress address = new DatabaseAddress(node.database().url().replaceFirst("[?].*", ""), humble, "any");
        return new OwnSource(
                new OwnDatabase(Database.open(TestNode.settings(address))),
                node.bean(SourceStore.class),
                node.bean(Dialects.class),
                node.bean(Secrets.class),
                node.bean(TransactionTemplate.class),
                node.clock());
    }

    private void execute(String sql) {
        TestPostgres.execute(node.database(), sql);
    }
}
