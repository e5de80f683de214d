package org.nightdesk.post;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.nightdesk.database.Lane;
import org.nightdesk.engine.Bell;
import org.nightdesk.engine.GroupCommit;
import org.nightdesk.letter.Letter;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The mail that came in, kept as it came before anybody was told that it may go. */
@Component
public class Post implements DisposableBean {

    /** Mail of this size, in bytes, is taken; larger is refused. */
    public static final int LARGEST = 50 * 1024 * 1024;

    /** The live topic of the list of mail. */
    static final String TOPIC = "mail";

    private static final int WRITERS = 2;
    private static final int MOST_IN_A_BATCH = 4 * 1024 * 1024;
    private static final int MOST_WAITING = 128 * 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final MailStore store;
    private final ObjectProvider<MailReader> readers;
    private final Timeline timeline;
    private final Bell bell;
    private final TransactionTemplate transaction;
    private final GroupCommit<Arrival, MailId> commits;

    Post(
            MailStore store,
            ObjectProvider<MailReader> readers,
            Timeline timeline,
            Bell bell,
            TransactionTemplate transaction) {
        this.store = store;
        this.readers = readers;
        this.timeline = timeline;
        this.bell = bell;
        this.transaction = transaction;
        this.commits = new GroupCommit<>(
                "post", WRITERS, MOST_IN_A_BATCH, MOST_WAITING, arrival -> arrival.raw().length, this::keep);
    }

    /**
     * Keeps a mail, and waits for the commit. The same mail once more is the mail it was. Throws {@link Full} when it is not kept:
     * nothing may be relied on then.
     */
    public MailId accept(Arrival arrival) {
        long lane = ByteBuffer.wrap(arrival.identity()).getLong();
        CompletableFuture<MailId> answer = commits.submit(lane, arrival)
                .orElseThrow(() -> new Full("more mail is waiting than can be stored in time"));
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failure) {
            throw new Full("the mail could not be stored", failure);
        } catch (TimeoutException late) {
            throw new Full("the mail was not stored in time", late);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Full("the program is stopping", stopped);
        }
    }

    private List<MailId> keep(List<Arrival> arrivals) {
        List<MailId> kept = Lane.INTAKE.on(() -> transaction.execute(status -> store.insert(arrivals)));
        bell.ring(PostRound.TOPIC);
        return kept;
    }

    /** Whether anybody here is written to at this address. */
    public boolean isKnown(String address) {
        return reader(address.toLowerCase(Locale.ROOT)).isPresent();
    }

    Optional<MailReader> reader(String address) {
        return readers.orderedStream().filter(reader -> reader.owns(address)).findFirst();
    }

    Optional<MailReader> knowing(Letter letter) {
        return readers.orderedStream().filter(reader -> reader.knows(letter)).findFirst();
    }

    /** Every address that mail can be given to, in order. */
    List<String> addresses() {
        return readers.orderedStream()
                .flatMap(reader -> reader.addresses().stream())
                .distinct()
                .toList();
    }

    KeptMail mail(MailId id) {
        return store.find(id).orElseThrow(() -> new NotFound("mail " + id.value()));
    }

    /** The mail as it came. Throws NotFound when there is none. */
    public byte[] raw(MailId id) {
        return store.raw(id).orElseThrow(() -> new NotFound("mail " + id.value()));
    }

    /** Reads an unclaimed or unreadable mail once more; nothing when it is read or waiting already. For leads. */
    KeptMail tryAgain(MailId id, Viewer by, Instant now) {
        by.needs(Role.LEAD);
        return verb(id, by, "tried-again", "", now, () -> {});
    }

    /** Gives an unclaimed or unreadable mail to whoever is written to at this address. Refused when nobody is. For leads. */
    KeptMail give(MailId id, String address, Viewer by, Instant now) {
        by.needs(Role.LEAD);
        String small = address.strip().toLowerCase(Locale.ROOT);
        if (reader(small).isEmpty()) {
            throw Refused.invalid("address", "Nobody here is written to at that address. Choose one of the list.");
        }
        return verb(id, by, "given", small, now, () -> store.readdress(id, small));
    }

    private KeptMail verb(MailId id, Viewer by, String verb, String text, Instant now, Runnable change) {
        return transaction.execute(status -> {
            mail(id);
            if (store.again(id, now)) {
                change.run();
                timeline.append(Entry.internal(id.subject(), now, by.actor(), verb, text, Map.of()));
                bell.ring(PostRound.TOPIC);
                bell.ring(TOPIC);
            }
            return mail(id);
        });
    }

    @Override
    public void destroy() {
        commits.close();
    }
}
