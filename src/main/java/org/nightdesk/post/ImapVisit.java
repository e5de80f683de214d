package org.nightdesk.post;

import jakarta.mail.Flags;
import jakarta.mail.Flags.Flag;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.search.FlagTerm;
import jakarta.mail.search.SearchTerm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPFolder;

/** Fetches what is new in one account. Each mail is kept here before it is marked, moved or deleted there. */
record ImapVisit(Account account, String password, Post post, Instant now) {

    private static final String MILLIS = "20000";
    private static final int MOST_AT_ONCE = 200;

    /** How many were fetched; 0 when nothing was new. */
    int fetch() throws MessagingException, IOException {
        String protocol = account.security().equals("tls") ? "imaps" : "imap";
        try (Store store = session(protocol).getStore(protocol)) {
            store.connect(account.host(), account.port(), account.login(), password);
            try (Folder folder = store.getFolder(account.folder())) {
                folder.open(Folder.READ_WRITE);
                Message[] fresh = folder.search(unread());
                int count = Math.min(fresh.length, MOST_AT_ONCE);
                for (Message message : List.of(fresh).subList(0, count)) {
                    keep(message);
                    settle(store, folder, message);
                }
                return count;
            }
        }
    }

    private Session session(String protocol) {
        String prefix = "mail." + protocol + ".";
        Properties properties = new Properties();
        properties.setProperty(prefix + "connectiontimeout", MILLIS);
        properties.setProperty(prefix + "timeout", MILLIS);
        properties.setProperty(prefix + "peek", "true");
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(
                prefix + "starttls.required",
                Boolean.toString(account.security().equals("starttls")));
        properties.setProperty(
                prefix + "starttls.enable", Boolean.toString(account.security().equals("starttls")));
        return Session.getInstance(properties);
    }

    private SearchTerm unread() {
        Flags taken = new Flags(Flag.DELETED);
        if (account.afterwards().equals("seen")) {
            return new FlagTerm(new Flags(Flag.SEEN), false);
        }
        return new FlagTerm(taken, false);
    }

    private void keep(Message message) throws MessagingException, IOException {
        if (message.getSize() > Post.LARGEST) {
            throw new IOException(
                    "The mail \"" + message.getSubject() + "\" is larger than 50 MB. Move it to another folder.");
        }
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        message.writeTo(raw);
        String sender = message.getHeader("Return-Path") == null
                ? Arrays.stream(message.getFrom() == null ? new jakarta.mail.Address[0] : message.getFrom())
                        .map(Object::toString)
                        .findFirst()
                        .orElse("")
                : message.getHeader("Return-Path")[0].replaceAll("[<>\\s]", "");
        post.accept(new Arrival(account.text(), sender, List.of(account.address()), raw.toByteArray(), now));
    }

    private void settle(Store store, Folder folder, Message message) throws MessagingException {
        switch (account.afterwards()) {
            case "move" -> {
                Folder target = store.getFolder(account.moveTo());
                if (!target.exists()) {
                    target.create(Folder.HOLDS_MESSAGES);
                }
                ((IMAPFolder) folder).copyMessages(new Message[] {message}, target);
                message.setFlag(Flag.DELETED, true);
            }
            case "delete" -> message.setFlag(Flag.DELETED, true);
            default -> message.setFlag(Flag.SEEN, true);
        }
    }
}
