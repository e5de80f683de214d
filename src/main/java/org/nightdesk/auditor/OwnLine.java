package org.nightdesk.auditor;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nightdesk.database.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/** The auditor's connection, outside all pools: what starves them must not blind it. Opened again after it broke. */
@Component
class OwnLine implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(OwnLine.class);
    private static final Duration LONGEST = Duration.ofSeconds(8);

    private final Database database;
    private @Nullable Connection connection;

    OwnLine(Database database) {
        this.database = database;
    }

    /** Asks, for at most a few seconds; throws DataAccessException when there is no answer. */
    synchronized <T> T ask(Function<JdbcClient, T> question) {
        try {
            return question.apply(JdbcClient.create(new SingleConnectionDataSource(open(), true)));
        } catch (SQLException broken) {
            destroy();
            throw new DataAccessResourceFailureException("the auditor's connection", broken);
        } catch (DataAccessException broken) {
            destroy();
            throw broken;
        }
    }

    private Connection open() throws SQLException {
        Connection kept = connection;
        if (kept != null && !kept.isClosed()) {
            return kept;
        }
        Connection fresh = database.connect();
        fresh.setNetworkTimeout(Runnable::run, (int) LONGEST.toMillis());
        connection = fresh;
        return fresh;
    }

    @Override
    public synchronized void destroy() {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException gone) {
            log.debug("the auditor's connection was gone already", gone);
        } finally {
            connection = null;
        }
    }
}
