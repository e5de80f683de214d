package org.nightdesk.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the program's own pools say to PostgreSQL while stories are told, each statement once; the end of the JVM leaves it in a file. A run reads
 * the files of all its JVMs to ask the oldest PostgreSQL whether it takes the same.
 */
public final class StatementLog {

    private static final Path FOLDER = Path.of("target/statements");
    private static final String OUR_POOLS = "nightdesk-";
    private static final String END = "\0";

    /** As many as there are at the time: the same statement. */
    private static final Pattern LIST = Pattern.compile("\\bin\\s*\\(\\s*\\?(\\s*,\\s*\\?)*\\s*\\)");

    private static final Map<String, String> SAID = new ConcurrentHashMap<>();

    private StatementLog() {}

    /** Listens from now on to every connection that is opened in this JVM for a pool of the program's. */
    static void listen() {
        try {
            Driver postgres = DriverManager.getDriver("jdbc:postgresql:");
            DriverManager.deregisterDriver(postgres);
            DriverManager.registerDriver(new Listening(postgres));
            Runtime.getRuntime().addShutdownHook(new Thread(StatementLog::write));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** What all JVMs of the last run have said. */
    public static Collection<String> read() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            Map<String, String> all = new ConcurrentHashMap<>();
            for (Path file : files.toList()) {
                Stream.of(Files.readString(file).split(END)).forEach(sql -> all.putIfAbsent(shape(sql), sql));
            }
            return new TreeSet<>(all.values());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void said(String sql) {
        SAID.putIfAbsent(sql, sql);
    }

    private static String shape(String sql) {
        return LIST.matcher(sql).replaceAll("in (?)");
    }

    private static void write() {
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(
                    FOLDER.resolve(Long.toString(ProcessHandle.current().pid())), String.join(END, SAID.values()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private record Listening(Driver postgres) implements Driver {

        @Override
        public Connection connect(String url, Properties properties) throws SQLException {
            Connection connection = postgres.connect(url, properties);
            boolean isOurs = properties.getProperty("ApplicationName", "").startsWith(OUR_POOLS);
            return connection != null && isOurs ? heard(Connection.class, connection) : connection;
        }

        @Override
        public boolean acceptsURL(String url) throws SQLException {
            return postgres.acceptsURL(url);
        }

        @Override
        public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) throws SQLException {
            return postgres.getPropertyInfo(url, properties);
        }

        @Override
        public int getMajorVersion() {
            return postgres.getMajorVersion();
        }

        @Override
        public int getMinorVersion() {
            return postgres.getMinorVersion();
        }

        @Override
        public boolean jdbcCompliant() {
            return postgres.jdbcCompliant();
        }

        @Override
        public Logger getParentLogger() {
            return Logger.getLogger("org.postgresql");
        }
    }

    private static <T> T heard(Class<T> type, T real) {
        return type.cast(
                Proxy.newProxyInstance(StatementLog.class.getClassLoader(), new Class<?>[] {type}, new Ear(real)));
    }

    /** A connection, or a plain statement of one. */
    private record Ear(Object real) implements InvocationHandler {

        private static final List<String> SAYING = List.of("prepare", "execute", "addBatch");

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            if (method.getName().equals("equals")) {
                return proxy == arguments[0];
            }
            if (arguments != null
                    && arguments[0] instanceof String sql
                    && SAYING.stream().anyMatch(method.getName()::startsWith)) {
                said(sql);
            }
            try {
                Object answer = method.invoke(real, arguments);
                return method.getName().equals("createStatement") ? heard(Statement.class, (Statement) answer) : answer;
            } catch (InvocationTargetException failure) {
                throw failure.getCause();
            }
        }
    }
}
