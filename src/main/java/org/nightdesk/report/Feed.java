package org.nightdesk.report;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.nightdesk.sheet.Cell;

/** A result row by row, of which never more than about two megabytes and one row are held. Its run's time goes on only while the database is waited for. */
abstract sealed class Feed {

    /** What the rows that are fetched at once come to, about. */
    private static final long WANTED_BYTES = 2_000_000;

    private static final int FEWEST = 10;
    private static final int MOST = 5_000;

    final Connection connection;
    final Cells cells;
    final Watch.Spell spell;

    private Feed(Connection connection, Cells cells, Watch.Spell spell) {
        this.connection = connection;
        this.cells = cells;
        this.spell = spell;
    }

    static Feed of(Connection connection, Cells cells, Watch.Spell spell) {
        return cells.isStreaming() ? new Stream(connection, cells, spell) : new Portions(connection, cells, spell);
    }

    /** Whether there is a further row; so many have been given, of so many bytes. */
    abstract boolean next(long count, long bytes) throws SQLException;

    abstract List<Cell> row() throws SQLException;

    /** Only every so many rows the database is asked for more: many when they are narrow, few when they are wide. */
    private static final class Portions extends Feed {

        /** So many rows have come, or will with the next fetch. */
        private long fetched;

        Portions(Connection connection, Cells cells, Watch.Spell spell) {
            super(connection, cells, spell);
        }

        @Override
        boolean next(long count, long bytes) throws SQLException {
            if (count < fetched) {
                return cells.rows().next();
            }
            if (count > 0) {
                int size = (int) Math.clamp(WANTED_BYTES * count / Math.max(1, bytes), FEWEST, MOST);
                cells.rows().setFetchSize(size);
                fetched += size;
            } else {
                fetched = Runs.FETCHED;
            }
            return spell.on(connection, cells.rows()::next);
        }

        @Override
        List<Cell> row() throws SQLException {
            return cells.row();
        }
    }

    /** The driver holds one row; we read ahead, so that the time is not taken for each. */
    private static final class Stream extends Feed {

        private final Queue<List<Cell>> ahead = new ArrayDeque<>();
        private boolean over;

        Stream(Connection connection, Cells cells, Watch.Spell spell) {
            super(connection, cells, spell);
        }

        @Override
        boolean next(long count, long bytes) throws SQLException {
            if (ahead.isEmpty() && !over) {
                over = !spell.on(connection, () -> isFilled(count == 0 ? Runs.FETCHED : MOST));
            }
            return !ahead.isEmpty();
        }

        private boolean isFilled(int most) throws SQLException {
            long letters = cells.letters();
            while (ahead.size() < most && cells.letters() - letters < WANTED_BYTES) {
                if (!cells.rows().next()) {
                    return false;
                }
                ahead.add(cells.row());
            }
            return true;
        }

        @Override
        List<Cell> row() {
            return ahead.remove();
        }
    }
}
