package org.nightdesk.report;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.nightdesk.sheet.Cell;

/** A result row by row, of which never more than about two megabytes, of a long one four, and one row are held. Its run's time goes on only while the database is waited for. */
abstract sealed class Feed {

    /** What the rows that are fetched at once come to, about. */
    private static final long WANTED_BYTES = 2_000_000;

    private static final int FEWEST = 10;
    private static final int MOST = 2_000;

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

    /** Ends what is still asked of the database, by {@code end}, and waits until it has ended. */
    void stop(Runnable end) {}

    /**
     * Only every so many rows the database is asked for more: many when they are narrow, few when they are wide. Of a long result the next are read while these
     * are written.
     */
    private static final class Portions extends Feed {

        /** What is shorter is mostly on a screen, and left before its end. */
        private static final int LONG = 20_000;

        /** So many rows have come, or will with the next fetch. */
        private long fetched;

        private Iterator<List<Cell>> portion = Collections.emptyIterator();
        private @Nullable CompletableFuture<List<List<Cell>>> coming;
        private boolean ahead;

        Portions(Connection connection, Cells cells, Watch.Spell spell) {
            super(connection, cells, spell);
        }

        @Override
        boolean next(long count, long bytes) throws SQLException {
            if (ahead) {
                return portion.hasNext() || isNext(size(count, bytes));
            }
            if (count < fetched) {
                return cells.rows().next();
            }
            if (count >= LONG) {
                ahead = true;
                return isNext(size(count, bytes));
            }
            if (count > 0) {
                int size = size(count, bytes);
                cells.rows().setFetchSize(size);
                fetched += size;
            } else {
                fetched = Runs.FETCHED;
            }
            return spell.on(connection, cells.rows()::next);
        }

        private static int size(long count, long bytes) {
            return (int) Math.clamp(WANTED_BYTES * count / Math.max(1, bytes), FEWEST, MOST);
        }

        private boolean isNext(int size) throws SQLException {
            List<List<Cell>> rows = coming == null ? read(size) : came(coming);
            coming = rows.isEmpty() ? null : asked(size);
            portion = rows.iterator();
            return portion.hasNext();
        }

        private CompletableFuture<List<List<Cell>>> asked(int size) {
            return CompletableFuture.supplyAsync(
                    () -> {
                        try {
                            return read(size);
                        } catch (SQLException failed) {
                            throw new CompletionException(failed);
                        }
                    },
                    task -> Thread.ofVirtual().name("report-ahead").start(task));
        }

        private List<List<Cell>> read(int size) throws SQLException {
            List<List<Cell>> rows = new ArrayList<>(size);
            cells.rows().setFetchSize(size);
            boolean more = spell.on(connection, cells.rows()::next);
            while (more) {
                rows.add(cells.row());
                more = rows.size() < size && cells.rows().next();
            }
            return rows;
        }

        private static List<List<Cell>> came(CompletableFuture<List<List<Cell>>> coming) throws SQLException {
            try {
                return coming.join();
            } catch (CompletionException failed) {
                switch (failed.getCause()) {
                    case SQLException reason -> throw reason;
                    case RuntimeException fault -> throw fault;
                    case null, default -> throw failed;
                }
            }
        }

        @Override
        List<Cell> row() throws SQLException {
            return ahead ? portion.next() : cells.row();
        }

        @Override
        void stop(Runnable end) {
            CompletableFuture<List<List<Cell>>> asked = coming;
            if (asked == null) {
                return;
            }
            if (!asked.isDone()) {
                end.run();
            }
            asked.handle((rows, failed) -> rows).join();
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
