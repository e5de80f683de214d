package org.nightdesk.channel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A mail server in a bad mood, from RFC 5321: refuses nobody@ for good, later@ for now, and hangs up in the middle of a mail to dropped@. */
final class FakeSmtp implements AutoCloseable {

    private final ServerSocket socket;

    private FakeSmtp(ServerSocket socket) {
        this.socket = socket;
    }

    static FakeSmtp open() {
        try {
            FakeSmtp smtp = new FakeSmtp(new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1")));
            Thread.ofVirtual().start(smtp::serve);
            return smtp;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket caller = socket.accept()) {
                talk(caller);
            } catch (IOException gone) {
                continue;
            }
        }
    }

    private static void talk(Socket caller) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8));
        say(caller, "220 harbourline.example ESMTP");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String answer = answer(line);
            if (answer == null) {
                return;
            }
            say(caller, answer);
        }
    }

    private static @Nullable String answer(String line) {
        if (line.startsWith("RCPT") && line.contains("nobody@")) {
            return "550 5.1.1 no such user";
        }
        if (line.startsWith("RCPT") && line.contains("later@")) {
            return "451 4.7.1 come back later";
        }
        return line.startsWith("DATA") ? null : "250 ok";
    }

    private static void say(Socket caller, String line) throws IOException {
        caller.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
