package org.nightdesk.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Consumer;

/** Somebody's webhook: answers 200 at once and hands each body to a listener. As small and quick as can be, so that it adds no time. */
final class Sink implements AutoCloseable {

    private static final byte[] OK =
            "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

    private final ServerSocket server;
    private final Consumer<String> listener;
    private volatile boolean dropping;

    private Sink(ServerSocket server, Consumer<String> listener) {
        this.server = server;
        this.listener = listener;
    }

    /** On a free port of the loopback address. The listener may hold up the answer. */
    static Sink open(Consumer<String> listener) {
        try {
            Sink sink = new Sink(new ServerSocket(0, 100, InetAddress.ofLiteral("127.0.0.1")), listener);
            Thread.ofPlatform().daemon().name("sink").start(sink::accept);
            return sink;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Whether it takes what comes and hangs up without an answer. */
    void drops(boolean drops) {
        dropping = drops;
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort() + "/hook";
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket;
                InputStream in = new BufferedInputStream(socket.getInputStream(), 16_384)) {
            for (String body = read(in); body != null; body = read(in)) {
                listener.accept(body);
                if (dropping) {
                    return;
                }
                socket.getOutputStream().write(OK);
            }
        } catch (IOException gone) {
            // The sender went away.
        }
    }

    private static @org.jspecify.annotations.Nullable String read(InputStream in) throws IOException {
        int length = 0;
        boolean any = false;
        for (String line = line(in); line != null; line = line(in)) {
            if (line.isEmpty()) {
                return new String(in.readNBytes(length), StandardCharsets.UTF_8);
            }
            any = true;
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        if (any) {
            throw new IOException("broke off");
        }
        return null;
    }

    private static @org.jspecify.annotations.Nullable String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                return null;
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
