package org.nightdesk.channel;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Takes one call, never says a word, and tells when the caller has hung up. */
final class MuteServer implements AutoCloseable {

    private final ServerSocket socket;
    private final CountDownLatch leftAlone = new CountDownLatch(1);

    private MuteServer(ServerSocket socket) {
        this.socket = socket;
    }

    static MuteServer open() {
        try {
            MuteServer server = new MuteServer(new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1")));
            Thread.ofPlatform().daemon().start(server::listen);
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Whether the caller hangs up before the 9 s after which a read gives up by itself. */
    boolean isLeftInTime() throws InterruptedException {
        return leftAlone.await(6, TimeUnit.SECONDS);
    }

    private void listen() {
        try (Socket caller = socket.accept()) {
            caller.getInputStream().transferTo(OutputStream.nullOutputStream());
            leftAlone.countDown();
        } catch (IOException reset) {
            leftAlone.countDown();
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
