package org.nightdesk.paging;

import java.net.URI;
import java.util.Optional;
import org.nightdesk.channel.Answering;
import org.nightdesk.channel.Message;
import org.springframework.stereotype.Component;

/** The words of a page, as they are read in the dark. */
@Component
class PageMessages {

    private final PageLinks links;

    PageMessages(PageLinks links) {
        this.links = links;
    }

    Message of(Page page, Attempt attempt) {
        String id = "page-" + page.id().value() + "-" + attempt.id();
        String title = "P" + page.priority() + " " + page.service() + ": " + page.title();
        return switch (attempt.purpose()) {
            case PAGE -> message(id, title, page.detail(), page, attempt, true);
            case ALARM ->
                message(
                        id,
                        "Nobody answers. " + title,
                        "Everyone this page could call has been called. You are told because you keep this installation.",
                        page,
                        attempt,
                        true);
            case ALL_CLEAR -> message(id, "Over: " + page.title(), attempt.reason(), page, attempt, false);
        };
    }

    private Message message(String id, String title, String text, Page page, Attempt attempt, boolean urgent) {
        String token = links.token(page.id(), attempt.person());
        URI link = links.at(token);
        Optional<Answering> answering = urgent
                ? Optional.of(new Answering(
                        Long.toString(page.id().value()),
                        token,
                        URI.create(link + "/acknowledgement"),
                        URI.create(link + "/escalation"),
                        links.proof(token)))
                : Optional.empty();
        return new Message(id, title, text, Optional.of(link), urgent, attempt.repeat(), answering);
    }
}
