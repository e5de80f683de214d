package org.nightdesk.api;

import java.sql.SQLException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * What the database's refusals mean to a client. The backstop behind the checks of each module: bad input that slips
 * through is still no 500.
 */
class DatabaseTrouble {

    private static final Logger log = LoggerFactory.getLogger(DatabaseTrouble.class);

    private DatabaseTrouble() {}

    /** Empty when it is a bug of ours. */
    static Optional<Problem> problem(RuntimeException failure) {
        if (failure instanceof DataAccessResourceFailureException
                || failure instanceof CannotCreateTransactionException
                || failure instanceof CannotAcquireLockException) {
            log.warn("the database did not answer: {}", failure.getMessage());
            return Optional.of(Problem.of(
                    503, "busy", "The database does not answer", "Nothing was changed. Try again in a moment."));
        }
        return state(failure).flatMap(state -> ofState(state, failure));
    }

    // Class 22 is "data exception" (a value out of range, a character that text cannot hold), 23505 a second of its
    // kind.
    private static Optional<Problem> ofState(String state, RuntimeException failure) {
        if (state.startsWith("22")) {
            log.warn("a value reached the database that it cannot hold: {}", failure.getMessage());
            return Optional.of(Problem.invalid("", "A value is too large or has characters that cannot be kept."));
        }
        if ("23505".equals(state)) {
            return Optional.of(Problem.conflict("There is one like this already."));
        }
        return Optional.empty();
    }

    private static Optional<String> state(RuntimeException failure) {
        return NestedExceptionUtils.getMostSpecificCause(failure) instanceof SQLException database
                ? Optional.ofNullable(database.getSQLState())
                : Optional.empty();
    }
}
