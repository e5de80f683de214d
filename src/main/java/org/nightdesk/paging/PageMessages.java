package org.nightdesk.paging;

import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nightdesk.channel.Answering;
import org.nightdesk.channel.Message;
import org.springframework.stereotype.Component;

/** The words of a page, as they are read in the dark. */
@Component
class PageMessages {

    private final PageLinks links;
    private final Training training;

    PageMessages(PageLinks links, Training training) {
        this.links = links;
        this.training = training;
    }

    Message of(Page page, Attempt attempt) {
        String id = "page-" + page.id().value() + "-" + attempt.id();
        String title = (page.test() ? "TEST P" : "P") + page.priority() + " " + page.service() + ": " + page.title();
        return switch (attempt.purpose()) {
            case PAGE -> message(id, title, page.detail(), page, attempt, true);
            case SHADOW -> alongside(id, title, page, attempt);
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

    private Message alongside(String id, String title, Page page, Attempt attempt) {
        Optional<String> objection = training.objection(page, attempt.person(), attempt.dueAt());
        String who = objection.orElse("You go along with whoever is on call, and may answer.");
        String text = page.detail().isBlank() ? who : who + "\n\n" + page.detail();
        return message(id, "In training: " + title, text, page, attempt, true, objection.isEmpty());
    }

    /** A page that is one of several in a message. */
    record Part(Page page, Attempt attempt) {}

    /** Several pages to one person in one message, each with the link at which it is answered; the link of the whole is that of what presses most. */
    Message of(List<Part> parts) {
        return parts.getFirst().attempt().purpose() == Attempt.Purpose.ALL_CLEAR ? over(parts) : more(parts);
    }

    private Message over(List<Part> parts) {
        Part first = parts.getFirst();
        String text = parts.stream()
                .map(part -> part.page().service() + ": " + part.page().title() + " ("
                        + part.attempt().reason() + ")")
                .collect(Collectors.joining("\n"));
        return new Message(
                "bundle-" + first.attempt().id() + "-" + parts.size(),
                parts.size() + " pages are over, among them " + first.page().title(),
                text,
                Optional.of(links.to(first.page().id(), first.attempt().person())),
                false,
                parts.stream().anyMatch(part -> part.attempt().repeat()));
    }

    private Message more(List<Part> parts) {
        List<Part> sorted = parts.stream()
                .sorted(Comparator.comparing(part -> part.page().priority()))
                .toList();
        Part worst = sorted.getFirst();
        String alongside = worst.attempt().purpose() == Attempt.Purpose.SHADOW ? "In training: " : "";
        String title = alongside + parts.size() + " more pages, among them P"
                + worst.page().priority() + " " + worst.page().service() + ": "
                + worst.page().title();
        String text = sorted.stream()
                .map(part -> (part.page().test() ? "TEST P" : "P") + part.page().priority() + " "
                        + part.page().service() + ": "
                        + part.page().title() + "\n"
                        + links.to(part.page().id(), part.attempt().person()))
                .collect(Collectors.joining("\n"));
        return new Message(
                "bundle-" + worst.attempt().id() + "-" + parts.size(),
                title,
                text,
                Optional.of(links.to(worst.page().id(), worst.attempt().person())),
                true,
                parts.stream().anyMatch(part -> part.attempt().repeat()));
    }

    private Message message(String id, String title, String text, Page page, Attempt attempt, boolean urgent) {
        return message(id, title, text, page, attempt, urgent, urgent);
    }

    private Message message(
            String id, String title, String text, Page page, Attempt attempt, boolean urgent, boolean answerable) {
        String token = links.token(page.id(), attempt.person());
        URI link = links.at(token);
        Optional<Answering> answering = answerable
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
