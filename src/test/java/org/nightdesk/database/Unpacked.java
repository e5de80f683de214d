package org.nightdesk.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** PostgreSQL's programs unpacked once for all tests of a build: a data folder that begins with them starts in a moment. */
public final class Unpacked {

    private static final Path ONCE = Path.of("target/unpacked").toAbsolutePath();

    private Unpacked() {}

    /** A data folder that is new but for the programs, as if it had been started before; the same folder again. */
    public static synchronized Path in(Path data) {
        Folder folder = Folder.in(data);
        Folder once = Folder.in(ONCE);
        try (FileChannel others =
                        FileChannel.open(ONCE.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock alone = others.lock()) {
            Path home = Binaries.unpack(once);
            Files.createSymbolicLink(folder.data().resolve(home.getFileName()), home);
            return data;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
