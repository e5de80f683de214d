package org.nightdesk.unproven;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A connection that is never committed, is rolled back before it is closed (Oracle would commit), and whose statement can be broken off from another thread. Each statement of a run
 * has the time-out of the run.
 */
final class Guarded implements InvocationHandler {

    private static final Duration LAST_RESORT = Duration.ofSeconds(10);
    private static final int PATIENCE_SECONDS = 2;

    private final Connection inner;
    private final Runnable closing;
    private volatile @Nullable Statement current;
    private volatile int seconds;

    private Guarded(Connection inner, Runnable closing) {
        this.inner = inner;
        this.closing = closing;
    }

    /** {@code closing} is told once it is closed. */
    static Connection of(Connection inner, Runnable closing) {
        return (Connection) Proxy.newProxyInstance(
                Guarded.class.getClassLoader(), new Class<?>[] {Connection.class}, new Guarded(inner, closing));
    }

    /** What stands behind one that {@link #of} made. */
    static Guarded behind(Connection connection) {
        return (Guarded) Proxy.getInvocationHandler(connection);
    }

    /** Opens a transaction for a run that takes at most so long; if nothing else ends it, the network's time-out does. */
    void begin(Duration most) throws SQLException {
        inner.setAutoCommit(false);
        inner.setNetworkTimeout(Runnable::run, (int) most.plus(LAST_RESORT).toMillis());
        seconds = (int) Math.max(1, most.toSeconds());
    }

    /** Breaks off what is being asked, on the server if it listens, and closes the connection in any case. */
    void end() throws SQLException {
        Statement running = current;
        if (running != null) {
            cancel(running);
        }
        inner.abort(Runnable::run);
        closing.run();
    }

    // A server that is gone would have us wait for it.
    private static void cancel(Statement running) {
        CompletableFuture<@Nullable Void> cancelled = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                running.cancel();
            } catch (SQLException over) {
                // It has ended meanwhile, as was wanted.
            } finally {
                cancelled.complete(null);
            }
        });
        try {
            cancelled.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException unheard) {
            // The connection is closed next.
        }
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        return switch (method.getName()) {
            case "close" -> close();
            case "commit" -> throw new SQLException("What reads is not committed.");
            case "hashCode" -> System.identityHashCode(proxy);
            case "equals" -> arguments != null && proxy == arguments[0];
            default -> answered(method, arguments);
        };
    }

    private @Nullable Object close() throws SQLException {
        try {
            if (!inner.isClosed() && !inner.getAutoCommit()) {
                inner.rollback();
            }
        } finally {
            closing.run();
            inner.close();
        }
        return null;
    }

    private @Nullable Object answered(Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            Object answer = method.invoke(inner, arguments);
            if (answer instanceof Statement statement) {
                current = statement;
                if (seconds > 0) {
                    statement.setQueryTimeout(seconds);
                }
                if (!(statement instanceof PreparedStatement)) {
                    statement.setEscapeProcessing(false);
                }
            }
            return answer;
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause() == null ? thrown : thrown.getCause();
        }
    }
}
