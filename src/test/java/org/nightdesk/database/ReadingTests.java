package org.nightdesk.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.nightdesk.testing.OnOldestToo;
import org.nightdesk.testing.TestNode;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@OnOldestToo
class ReadingTests {

    private final TestNode node = TestNode.shared();
    private final Reading reading = node.bean(Reading.class);
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void readsOnceWhatIsAskedTwice() {
        int sum = reading.of(() -> count("a") + count("b") + count("a"));

        assertThat(sum).isEqualTo(1 + 2 + 1);
        assertThat(asked).hasValue(2);
    }

    @Test
    void forgetsItAllAfterwards() {
        reading.of(() -> count("a"));

        assertThat(reading.of(() -> count("a"))).isEqualTo(2);
        assertThat(count("a")).isEqualTo(3);
        assertThat(count("a")).isEqualTo(4);
    }

    @Test
    void writesNothing() {
        JdbcClient jdbc = node.bean(JdbcClient.class);

        assertThatThrownBy(() -> reading.of(
                        () -> jdbc.sql("update sla.edition set number = number").update()))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("read-only transaction");
    }

    private int count(String question) {
        return Reading.once(ReadingTests.class, question, asked::incrementAndGet);
    }
}
