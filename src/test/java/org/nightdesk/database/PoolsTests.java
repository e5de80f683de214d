package org.nightdesk.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nightdesk.testing.OnOldestToo;
import org.nightdesk.testing.TestNode;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a node holds in the database is given back when the node stands still. */
@OnOldestToo
class PoolsTests {

    private final JdbcClient jdbc = TestNode.shared().bean(JdbcClient.class);

    private String patience(Lane lane) {
        return lane.on(() -> jdbc.sql("show idle_in_transaction_session_timeout")
                .query(String.class)
                .single());
    }

    @Test
    void theServerEndsATransactionInWhichNothingHappensAnyMore() {
        assertThat(patience(Lane.PAGING)).isEqualTo("5s");
        assertThat(patience(Lane.INTAKE)).isEqualTo("5s");
        assertThat(patience(Lane.GENERAL)).isEqualTo("1min");
    }
}
