package org.nightdesk.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A mail server's side of an SMTP dialogue, line by line, so that a test sees each answer. */
public final class SmtpTalk implements AutoCloseable {

    private final Socket socket;
    private final BufferedReader in;
    private final OutputStream out;

    public SmtpTalk(int port) {
        this(port, "127.0.0.1");
    }

    /** As the machine of this loopback address, such as 127.0.0.9. */
    public SmtpTalk(int port, String machine) {
        try {
            socket = new Socket(InetAddress.getByName("127.0.0.1"), port, InetAddress.getByName(machine), 0);
            socket.setSoTimeout(30_000);
            socket.setTcpNoDelay(true);
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            out = socket.getOutputStream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Brings one mail from the greeting to the answer after its last dot; the answer. */
    public static String bring(int port, String from, String to, String mail) {
        return bring(port, from, to, mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    public static String bring(int port, String from, String to, byte[] raw) {
        try (SmtpTalk talk = new SmtpTalk(port)) {
            talk.heard();
            talk.say("EHLO client.example");
            talk.say("MAIL FROM:<" + from + ">");
            String answer = talk.say("RCPT TO:<" + to + ">");
            return answer.startsWith("250") ? talk.data(raw) : answer;
        }
    }

    /** The whole answer, lines joined. */
    public String say(String line) {
        try {
            out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return heard();
    }

    public String data(byte[] raw) {
        String go = say("DATA");
        if (!go.startsWith("354")) {
            return go;
        }
        try {
            out.write(new String(raw, StandardCharsets.ISO_8859_1)
                    .replaceAll("(?m)^\\.", "..")
                    .getBytes(StandardCharsets.ISO_8859_1));
            out.write("\r\n.\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return heard();
    }

    public String heard() {
        try {
            StringBuilder answer = new StringBuilder();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                answer.append(line).append('\n');
                if (line.length() < 4 || line.charAt(3) == ' ') {
                    break;
                }
            }
            return answer.toString().strip();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
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
