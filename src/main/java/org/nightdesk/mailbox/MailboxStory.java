package org.nightdesk.mailbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.catalog.Services;
import org.nightdesk.engine.Story;
import org.nightdesk.people.TeamId;
import org.nightdesk.people.Teams;
import org.nightdesk.post.Arrival;
import org.nightdesk.post.Post;
import org.nightdesk.settings.Settings;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;

/** The demo's mailbox, and a mail that has just come. */
@Component
class MailboxStory implements Story {

    private static final String ADDRESS = "support@harbourline.example";
    private static final String QUESTION = """
            From: Grace Adeyemi <grace.adeyemi@tamarind.example>
            To: support@harbourline.example
            Subject: Two invoices for one parcel
            Message-ID: <4f1c9a02@tamarind.example>
            Date: %s
            Content-Type: text/plain; charset=utf-8

            Good evening,

            parcel TR-88214 was invoiced twice this month, on the 3rd and on the 17th, with the same weight
            and the same route. Could you look which of the two is right, and send a credit note for the other?

            Kind regards
            Grace

            -- \s
            Grace Adeyemi · Accounts payable
            Tamarind Retail
            """;

    private final Mailboxes mailboxes;
    private final Services services;
    private final Teams teams;
    private final Post post;
    private final Settings settings;

    MailboxStory(Mailboxes mailboxes, Services services, Teams teams, Post post, Settings settings) {
        this.mailboxes = mailboxes;
        this.services = services;
        this.teams = teams;
        this.post = post;
        this.settings = settings;
    }

    @Override
    public int chapter() {
        return 6;
    }

    @Override
    public void tell(Instant now) {
        Optional<TeamId> first = teams.names().entrySet().stream()
                .filter(team -> team.getValue().equals("First line"))
                .map(Map.Entry::getKey)
                .findFirst();
        mailboxes.create(
                new MailboxDraft(
                        ADDRESS,
                        "Harbourline Support",
                        first,
                        services.catchAll().id(),
                        "Harbourline Support, day and night\n+353 1 555 0100",
                        true,
                        true),
                Viewer.system(),
                now);
        Instant written = now.minus(Duration.ofMinutes(4));
        String mail = QUESTION.formatted(DateTimeFormatter.RFC_1123_DATE_TIME.format(written.atOffset(ZoneOffset.UTC)));
        post.accept(new Arrival(
                "smtp",
                "grace.adeyemi@tamarind.example",
                List.of(ADDRESS),
                mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8),
                now));
    }

    @Override
    public List<String> invitation(Instant now) {
        return settings.smtpListen()
                .map(port -> List.of("Write to " + ADDRESS + " by SMTP at port " + port + ": a ticket opens."))
                .orElse(List.of());
    }
}
