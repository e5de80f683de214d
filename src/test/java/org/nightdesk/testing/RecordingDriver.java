package org.nightdesk.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;

/**
 * A jar with a JDBC driver that records what it is told, line by line, in the file that the system property {@code recording.driver} names. Each query has one row, of ones; one that
 * holds a word of {@code recording.empty} has none; one with "endless" in it runs until it is cancelled. Compiled here, so that it is nobody's.
 */
public final class RecordingDriver {

    private static final String SOURCE = """
            import java.lang.reflect.*;
            import java.nio.file.*;
            import java.sql.*;
            import java.util.*;
            import java.util.concurrent.*;

            public class Recorder implements Driver {
                static synchronized void told(String line) {
                    try {
                        Files.writeString(Path.of(System.getProperty("recording.driver")), line + "\\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                    } catch (java.io.IOException failed) {
                        throw new IllegalStateException(failed);
                    }
                }
                static Object of(Class<?> type, InvocationHandler handler) {
                    return Proxy.newProxyInstance(Recorder.class.getClassLoader(), new Class<?>[] {type}, handler);
                }
                static Object nothing(Class<?> type) {
                    return type == boolean.class ? (Object) false : type == int.class ? (Object) 0 : type == long.class ? (Object) 0L : null;
                }
                public boolean acceptsURL(String url) {
                    return url.startsWith("jdbc:sqlserver:") || url.startsWith("jdbc:oracle:thin:@");
                }
                public Connection connect(String url, Properties info) {
                    told("connect " + url + " " + new TreeMap<Object, Object>(info));
                    boolean[] auto = {true};
                    return (Connection) of(Connection.class, (proxy, method, arguments) -> {
                        String name = method.getName();
                        if (name.equals("getAutoCommit")) return auto[0];
                        if (name.equals("isClosed")) return false;
                        if (name.equals("setAutoCommit")) auto[0] = (Boolean) arguments[0];
                        if (name.equals("createStatement")) return statement(Statement.class, null);
                        if (name.equals("prepareStatement")) return statement(PreparedStatement.class, (String) arguments[0]);
                        told(name + (arguments == null || name.equals("abort") ? "" : " " + arguments[arguments.length - 1]));
                        return nothing(method.getReturnType());
                    });
                }
                static Object statement(Class<?> type, String prepared) {
                    CountDownLatch cancelled = new CountDownLatch(1);
                    return of(type, (proxy, method, arguments) -> {
                        String name = method.getName();
                        if (name.startsWith("execute")) {
                            String sql = prepared == null ? (String) arguments[0] : prepared;
                            told(name + " " + sql.strip().replaceAll("\\\\s+", " "));
                            if (sql.contains("endless")) {
                                cancelled.await();
                                throw new SQLException("cancelled", "HY008", 1013);
                            }
                            return name.equals("executeQuery") ? rows(sql) : (Object) false;
                        }
                        if (name.equals("cancel")) cancelled.countDown();
                        told(name + (arguments == null ? "" : " " + Arrays.asList(arguments)));
                        return nothing(method.getReturnType());
                    });
                }
                static Object rows(String sql) {
                    String empty = System.getProperty("recording.empty", "");
                    int[] left = {!empty.isEmpty() && sql.matches("(?s).*(" + empty + ").*") ? 0 : 1};
                    return of(ResultSet.class, (proxy, method, arguments) -> switch (method.getName()) {
                        case "next" -> left[0]-- > 0;
                        case "getString" -> sql.contains("systimestamp") ? "2026-11-22T10:00:00.000Z" : "1";
                        case "getInt" -> 1;
                        case "getLong" -> 1L;
                        default -> nothing(method.getReturnType());
                    });
                }
                public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) { return new DriverPropertyInfo[0]; }
                public int getMajorVersion() { return 7; }
                public int getMinorVersion() { return 3; }
                public boolean jdbcCompliant() { return false; }
                public java.util.logging.Logger getParentLogger() { return null; }
            }
            """;

    private RecordingDriver() {}

    /** Puts it into a folder, by that name. */
    public static void install(Path folder, String name) {
        try {
            Path work = Files.createTempDirectory("recording");
            Path source = Files.writeString(work.resolve("Recorder.java"), SOURCE);
            int failed = ToolProvider.getSystemJavaCompiler()
                    .run(null, null, null, "-nowarn", "-d", work.toString(), source.toString());
            if (failed != 0) {
                throw new IllegalStateException("the driver does not compile");
            }
            Files.createDirectories(folder);
            try (OutputStream out = Files.newOutputStream(folder.resolve(name));
                    JarOutputStream jar = new JarOutputStream(out)) {
                put(
                        jar,
                        "META-INF/services/java.sql.Driver",
                        "Recorder".getBytes(java.nio.charset.StandardCharsets.UTF_8));
                put(jar, "Recorder.class", Files.readAllBytes(work.resolve("Recorder.class")));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void put(JarOutputStream jar, String name, byte[] bytes) throws IOException {
        jar.putNextEntry(new JarEntry(name));
        jar.write(bytes);
        jar.closeEntry();
    }

    /** What was told since the file began. */
    public static List<String> told(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
