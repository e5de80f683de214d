package org.nightdesk.post;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Flags.Flag;
import jakarta.mail.Folder;
import jakarta.mail.FolderClosedException;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.StoreClosedException;
import jakarta.mail.search.FlagTerm;
import jakarta.mail.search.SearchTerm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.imap.IMAPFolder;

/** Fetches what is new in one account. Each mail is kept here before it is marked, moved or deleted there. */
record ImapVisit(Account account, Post post, Instant now) {

    private static final int MOST_AT_ONCE = 200;
    private static final int LONGEST_SENDER = 320;
    private static final Pattern BRACKETED = Pattern.compile("<([^<>]*)>");

    /** Every folder in turn; a folder or a mail that cannot be read hides no other, and is told at the end. */
    void fetch(ImapSession session) throws MessagingException, IOException {
        List<Exception> troubles = new ArrayList<>();
        for (String name : account.folders()) {
            try {
                fetch(session, session.folder(name, Folder.READ_WRITE), troubles);
            } catch (FolderNotFoundException absent) {
                troubles.add(absent);
            }
        }
        if (!troubles.isEmpty()) {
            switch (troubles.getFirst()) {
                case FolderNotFoundException absent -> throw absent;
                case Exception trouble -> throw new IOException(trouble.getMessage(), trouble);
            }
        }
    }

    private void fetch(ImapSession session, IMAPFolder folder, List<Exception> troubles) throws MessagingException {
        Message[] found = folder.search(unread());
        Message[] fresh = Arrays.copyOf(found, Math.min(found.length, MOST_AT_ONCE));
        FetchProfile sizes = new FetchProfile();
        sizes.add(FetchProfile.Item.SIZE);
        folder.fetch(fresh, sizes);
        for (Message message : fresh) {
            try {
                keep(message);
                settle(session, folder, message);
            } catch (FolderClosedException | StoreClosedException gone) {
                throw gone;
            } catch (MessagingException | IOException trouble) {
                troubles.add(trouble);
            }
        }
        folder.close(true);
    }

    private SearchTerm unread() {
        boolean seen = account.afterwards().equals("seen");
        return new FlagTerm(new Flags(seen ? Flag.SEEN : Flag.DELETED), false);
    }

    // Nothing is asked for that a server must understand the mail for: a strange one would never be fetched.
    private void keep(Message message) throws MessagingException, IOException {
        if (message.getSize() > Post.LARGEST) {
            throw new IOException("A mail in " + message.getFolder().getFullName()
                    + " is larger than 50 MB. Move it to another folder.");
        }
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        message.writeTo(raw);
        post.accept(new Arrival(account.text(), sender(message), List.of(account.address()), raw.toByteArray(), now));
    }

    private static String sender(Message message) throws MessagingException {
        String[] path = message.getHeader("Return-Path");
        String[] from = message.getHeader("From");
        String named = path != null ? path[0] : from != null ? from[0] : "";
        Matcher bracketed = BRACKETED.matcher(named);
        String address = bracketed.find() ? bracketed.group(1) : named;
        String line = address.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return line.length() <= LONGEST_SENDER ? line : line.substring(0, LONGEST_SENDER);
    }

    private void settle(ImapSession session, IMAPFolder folder, Message message) throws MessagingException {
        switch (account.afterwards()) {
            case "move" -> {
                IMAPFolder target = session.unopened(account.moveTo());
                if (!target.exists()) {
                    target.create(Folder.HOLDS_MESSAGES);
                }
                folder.copyMessages(new Message[] {message}, target);
                message.setFlag(Flag.DELETED, true);
            }
            case "delete" -> message.setFlag(Flag.DELETED, true);
            default -> message.setFlag(Flag.SEEN, true);
        }
    }
}
