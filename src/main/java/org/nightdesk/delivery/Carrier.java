package org.nightdesk.delivery;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.core5.http.ContentType;
import org.nightdesk.channel.Channels;
import org.nightdesk.channel.Delivery;
import org.nightdesk.channel.Message;
import org.nightdesk.channel.Outgoing;
import org.nightdesk.channel.Outgoing.Letter;
import org.nightdesk.channel.OutgoingMail;
import org.nightdesk.channel.Postman;
import org.nightdesk.channel.WebAddress;
import org.nightdesk.delivery.Target.Way;
import org.nightdesk.settings.Settings;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** Carries a parcel to an address, once. */
@Component("parcelCarrier")
class Carrier {

    /** The longest that {@link #carry} takes; a lease must be longer. */
    static final Duration LONGEST = Postman.LONGEST;

    private final ParcelStore parcels;
    private final Channels channels;
    private final Postman postman;
    private final Outgoing outgoing;
    private final Folders folders;
    private final ParcelWords words;
    private final Settings settings;
    private final InstantSource clock;

    Carrier(
            ParcelStore parcels,
            Channels channels,
            Postman postman,
            Outgoing outgoing,
            Folders folders,
            ParcelWords words,
            Settings settings,
            InstantSource clock) {
        this.parcels = parcels;
        this.channels = channels;
        this.postman = postman;
        this.outgoing = outgoing;
        this.folders = folders;
        this.words = words;
        this.settings = settings;
        this.clock = clock;
    }

    Delivery carry(StandingOrder order, Parcel parcel, Sending sending) {
        Optional<ParcelStore.Kept> kept = parcels.file(parcel.id());
        if (kept.isEmpty()) {
            return new Delivery.Rejected("Its file is kept no longer.");
        }
        ParcelStore.Kept file = kept.get();
        return switch (order.wanted().target().way()) {
            case MAIL ->
                channels.inTime(
                        () -> postman.send(
                                mail(order, parcel, sending),
                                List.of(new Postman.Attachment(file.name(), file.mediaType(), file.bytes())),
                                sending.address()),
                        LONGEST,
                        "delivery " + sending.id());
            case LINK -> channels.deliver("email", sending.address(), message(order, parcel, sending, ""));
            case FOLDER -> folders.put(sending.address(), file.name(), file.bytes());
            case WEBHOOK ->
                channels.inTime(
                        () -> outgoing.post(letter(parcel, sending, file), answer -> ""),
                        LONGEST,
                        "delivery " + sending.id());
            case SLACK, TEAMS, MATTERMOST, CHAT ->
                channels.deliver(
                        order.wanted().target().way().word(),
                        sending.address(),
                        message(order, parcel, sending, "\n" + parcel.preview()));
        };
    }

    private Message message(StandingOrder order, Parcel parcel, Sending sending, String more) {
        return new Message(
                "delivery-" + sending.id(),
                order.wanted().name(),
                words.of(order, parcel) + more,
                Optional.of(URI.create(settings.address() + file(parcel))),
                false,
                sending.repeat());
    }

    /** Where a parcel's file is fetched. */
    static String file(Parcel parcel) {
        return "/deliveries/" + parcel.order() + "/parcels/" + parcel.id() + "/file";
    }

    private OutgoingMail mail(StandingOrder order, Parcel parcel, Sending sending) {
        String from = postman.sender().orElse("");
        String text = words.of(order, parcel) + "\n\n" + settings.address() + order.path();
        String subject = order.wanted().name();
        return new OutgoingMail(
                "<delivery-%d@%s>".formatted(sending.id(), from.substring(from.indexOf('@') + 1)),
                from,
                "Nightdesk",
                List.of(sending.address()),
                List.of(),
                sending.repeat() ? "May be a repeat: " + subject : subject,
                text,
                "<p>"
                        + HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name())
                                .replace("\n", "<br>") + "</p>",
                Optional.empty(),
                List.of(),
                true,
                clock.instant());
    }

    private Letter letter(Parcel parcel, Sending sending, ParcelStore.Kept file) {
        Instant now = clock.instant();
        Map<String, String> headers =
                new HashMap<>(channels.signature(sending.address(), "delivery-" + sending.id(), file.bytes(), now));
        headers.put("Content-Disposition", "attachment; filename=\"" + plain(file.name()) + "\"");
        headers.put("Nightdesk-Rows", Long.toString(parcel.rows()));
        headers.put("Nightdesk-Truncated", Boolean.toString(parcel.truncated()));
        parcel.asOf().ifPresent(at -> headers.put("Nightdesk-As-Of", at.toString()));
        return new Letter(WebAddress.of(sending.address()), headers, ContentType.parse(file.mediaType()), file.bytes());
    }

    private static String plain(String name) {
        return name.replaceAll("[^\\x20-\\x7e]|[\"\\\\]", "_");
    }

    /** What is wrong with an address for that way, as a sentence with the remedy; empty when it is fine. */
    Optional<String> problemWith(Way way, String address) {
        return way == Way.FOLDER ? folders.problemWith(address) : channels.problemWith(kind(way), address);
    }

    /** The address without what must stay secret. */
    String shown(StandingOrder order, String address) {
        Way way = order.wanted().target().way();
        return way == Way.FOLDER ? address : channels.shown(kind(way), address);
    }

    private static String kind(Way way) {
        return way.isMail() ? "email" : way.word();
    }
}
