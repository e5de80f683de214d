package org.nightdesk.offline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nightdesk.channel.Channels;
import org.nightdesk.channel.Delivery;
import org.nightdesk.channel.OutgoingMail;
import org.nightdesk.channel.Postman;
import org.nightdesk.engine.Bell;
import org.nightdesk.engine.LeasedWork;
import org.nightdesk.engine.Ticking;
import org.nightdesk.memo.Memos;
import org.nightdesk.people.People;
import org.nightdesk.settings.Settings;
import org.nightdesk.subject.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the pack at two at night, UTC, and at once when that was missed. What fails is tried again each hour, and the administrators are told once. */
@Component("offlineNight")
class Night extends LeasedWork<Instant> {

    private static final Logger log = LoggerFactory.getLogger(Night.class);
    private static final LocalTime AT = LocalTime.of(2, 0);
    private static final Duration LEASE = Duration.ofMinutes(30);
    private static final Duration AGAIN = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Settings.Offline wanted;
    private final Packer packer;
    private final NightStore store;
    private final Postman postman;
    private final Channels channels;
    private final People people;
    private final Memos memos;
    private final TransactionTemplate transaction;

    Night(
            Settings settings,
            Packer packer,
            NightStore store,
            Postman postman,
            Channels channels,
            People people,
            Memos memos,
            TransactionTemplate transaction,
            Bell bell,
            Ticking ticking) {
        super("offline.night", 1, bell, ticking);
        this.wanted = settings.offline();
        this.packer = packer;
        this.store = store;
        this.postman = postman;
        this.channels = channels;
        this.people = people;
        this.memos = memos;
        this.transaction = transaction;
    }

    @Override
    public Optional<String> earliest() {
        return Optional.of(wanted.isWanted() ? NightStore.EARLIEST : "select null::timestamptz");
    }

    @Override
    protected List<Instant> claim(int room, Instant now) {
        return wanted.isWanted() && store.claim(now, now.plus(LEASE)) ? List.of(now) : List.of();
    }

    @Override
    protected void handle(Instant now) {
        List<String> troubles = new ArrayList<>();
        List<String> places = new ArrayList<>();
        try {
            Pack pack = packer.pack(now);
            wanted.folder().ifPresent(folder -> places.add(folder.toString()));
            if (wanted.folder().isPresent()) {
                new Shelf(wanted.folder().get(), wanted.nights()).put(pack);
            }
            for (String address : wanted.mail()) {
                places.add(address);
                mailOnce(pack, address).ifPresent(why -> troubles.add(address + ": " + why));
            }
        } catch (IOException unwritable) {
            troubles.add("It cannot be written: " + unwritable);
        } catch (RuntimeException fault) {
            log.error("the offline pack broke off", fault);
            troubles.add("It broke off: " + fault);
        }
        transaction.executeWithoutResult(status -> over(troubles, places, now));
    }

    private void over(List<String> troubles, List<String> places, Instant now) {
        if (troubles.isEmpty()) {
            store.made(String.join(", ", places), next(now), now);
        } else if (store.failed(String.join(" ", troubles), now.plus(AGAIN))) {
            people.staff().stream()
                    .filter(one -> one.role() == Role.ADMINISTRATOR)
                    .forEach(one -> memos.send(
                            one.id(),
                            "The offline pack could not be made",
                            String.join("\n", troubles) + "\nIt is tried again each hour.",
                            "/offline",
                            now));
        }
    }

    static Instant next(Instant now) {
        Instant today = now.atZone(ZoneOffset.UTC).with(AT).toInstant();
        return today.isAfter(now) ? today : today.plus(Duration.ofDays(1));
    }

    // Whoever has it must not get it again each hour, because somebody else cannot be reached.
    private Optional<String> mailOnce(Pack pack, String address) {
        String night = next(pack.at()).toString();
        if (store.hasReached(night, address)) {
            return Optional.empty();
        }
        Optional<String> trouble = mail(pack, address);
        if (trouble.isEmpty()) {
            store.reached(night, address);
        }
        return trouble;
    }

    /** Why it did not go; empty when it did. */
    private Optional<String> mail(Pack pack, String address) {
        String from = postman.sender().orElse("");
        String day = pack.at().toString().substring(0, 10);
        OutgoingMail mail = new OutgoingMail(
                "<offline-%s-%d@%s>"
                        .formatted(day, address.hashCode() & 0xffffffffL, from.substring(from.indexOf('@') + 1)),
                from,
                "Nightdesk",
                List.of(address),
                List.of(),
                "Offline pack of " + day,
                "For the day Nightdesk itself is down: keep it where you can read it without a network.",
                "<p>For the day Nightdesk itself is down: keep it where you can read it without a network.</p>",
                Optional.empty(),
                List.of(),
                true,
                pack.at());
        List<Postman.Attachment> files = List.of(
                new Postman.Attachment(
                        "nightdesk-offline-" + day + ".html",
                        "text/html; charset=utf-8",
                        Paper.html(pack).getBytes(StandardCharsets.UTF_8)),
                new Postman.Attachment(
                        "nightdesk-offline-" + day + ".txt",
                        "text/plain; charset=utf-8",
                        Paper.text(pack).getBytes(StandardCharsets.UTF_8)));
        return switch (channels.inTime(() -> postman.send(mail, files, address), LONGEST, "offline pack")) {
            case Delivery.Sent sent -> Optional.empty();
            case Delivery.Retry retry -> Optional.of(retry.reason());
            case Delivery.Rejected rejected -> Optional.of(rejected.reason());
        };
    }

    @Override
    protected String name(Instant claimed) {
        return claimed.toString();
    }
}
