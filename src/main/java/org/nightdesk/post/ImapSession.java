package org.nightdesk.post;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.util.MailConnectException;

/** A connection to an account, signed in. */
final class ImapSession implements AutoCloseable {

    private static final String MILLIS = "20000";

    private final ImapSockets sockets = new ImapSockets();
    private final List<IMAPFolder> opened = new CopyOnWriteArrayList<>();
    private final IMAPStore store;
    private volatile boolean cut;

    private ImapSession(Account account) throws MessagingException {
        String protocol = account.security().equals("tls") ? "imaps" : "imap";
        Session session = Session.getInstance(properties(account, "mail." + protocol + "."));
        this.store = (IMAPStore) session.getStore(protocol);
    }

    /** {@code secret} is the password, or the access token. */
    static ImapSession open(Account account, String secret) throws MessagingException {
        ImapSession session = new ImapSession(account);
        session.store.connect(account.host(), account.port(), account.login(), secret);
        return session;
    }

    private Properties properties(Account account, String prefix) {
        String starttls = Boolean.toString(account.security().equals("starttls"));
        Properties properties = new Properties();
        properties.setProperty(prefix + "connectiontimeout", MILLIS);
        properties.setProperty(prefix + "timeout", MILLIS);
        properties.setProperty(prefix + "writetimeout", MILLIS);
        properties.setProperty(prefix + "peek", "true");
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "starttls.required", starttls);
        properties.setProperty(prefix + "starttls.enable", starttls);
        if (account.key().byToken()) {
            properties.setProperty(prefix + "auth.mechanisms", "XOAUTH2");
        }
        properties.put(prefix + "socketFactory", sockets);
        return properties;
    }

    IMAPFolder folder(String name, int mode) throws MessagingException {
        IMAPFolder folder = (IMAPFolder) store.getFolder(name);
        folder.open(mode);
        opened.add(folder);
        return folder;
    }

    IMAPFolder unopened(String name) throws MessagingException {
        return (IMAPFolder) store.getFolder(name);
    }

    /** Whether it tells by itself what is new (RFC 2177). */
    boolean tells() throws MessagingException {
        return store.hasCapability("IDLE");
    }

    /** Ends it from another thread, whatever it is waiting for. */
    void cut() {
        cut = true;
        sockets.closeAll();
    }

    boolean isCut() {
        return cut;
    }

    @Override
    public void close() throws MessagingException {
        for (IMAPFolder folder : opened) {
            if (folder.isOpen()) {
                folder.close();
            }
        }
        store.close();
    }

    /** Why an account could not be read, for whoever can do something about it. */
    static String words(Account account, Exception failure) {
        return switch (failure) {
            case AuthenticationFailedException refused ->
                account.key().byToken()
                        ? "The server refused the access token for this user."
                        : "The server refused the user or the password.";
            case FolderNotFoundException missing ->
                "There is no folder " + missing.getFolder().getFullName() + ".";
            case MailConnectException unreachable -> account.host() + ":" + account.port() + " cannot be reached.";
            case IOException known -> line(known);
            default -> line(failure);
        };
    }

    private static String line(Exception failure) {
        return String.valueOf(failure.getMessage())
                .replaceAll("[\\s\\p{Cntrl}]+", " ")
                .strip();
    }
}
