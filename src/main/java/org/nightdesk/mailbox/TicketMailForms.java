package org.nightdesk.mailbox;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.TicketNumber;
import org.nightdesk.desk.Tickets;
import org.nightdesk.letter.Attachment;
import org.nightdesk.post.MailId;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Screen;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What is done with the mail of a ticket on its screen. */
@Controller
@RequestMapping("/tickets/{number}")
class TicketMailForms {

    private final Sorting sorting;
    private final Replies replies;
    private final Tickets tickets;
    private final InstantSource clock;

    TicketMailForms(Sorting sorting, Replies replies, Tickets tickets, InstantSource clock) {
        this.sorting = sorting;
        this.replies = replies;
        this.tickets = tickets;
        this.clock = clock;
    }

    @PostMapping("/mail/{mail}/confirmation")
    ModelAndView confirm(@PathVariable String number, @PathVariable String mail, Viewer viewer) {
        Ticket ticket = ticket(number, viewer);
        sorting.confirm(ticket.id(), mail(mail), viewer, clock.instant());
        return Screen.goTo("/tickets/" + ticket.number(), "It belongs here now.", "");
    }

    @PostMapping("/mail/{mail}/separation")
    ModelAndView separate(@PathVariable String number, @PathVariable String mail, Viewer viewer) {
        Ticket own = sorting.separate(ticket(number, viewer).id(), mail(mail), viewer, clock.instant());
        return Screen.goTo("/tickets/" + own.number(), "It has its own ticket now: " + own.number() + ".", "");
    }

    @PostMapping("/mail/{mail}/move")
    ModelAndView move(
            @PathVariable String number,
            @PathVariable String mail,
            @RequestParam(defaultValue = "") String to,
            Viewer viewer) {
        Ticket ticket = ticket(number, viewer);
        try {
            TicketId target = TicketNumber.parse(to)
                    .orElseThrow(() -> Refused.invalid("to", "A ticket's number looks like REQ-77."));
            Ticket went = sorting.move(ticket.id(), mail(mail), target, viewer, clock.instant());
            return Screen.goTo("/tickets/" + went.number(), "Moved to " + went.number() + ".", "");
        } catch (Refused refused) {
            return Screen.goTo(
                    "/tickets/" + ticket.number(), refused.problems().getFirst().reason(), "");
        } catch (NotFound missing) {
            return Screen.goTo("/tickets/" + ticket.number(), "There is no ticket " + to + ". Nothing was moved.", "");
        }
    }

    @PostMapping("/replies/{reply}/cancellation")
    ModelAndView cancel(@PathVariable String number, @PathVariable long reply, Viewer viewer) {
        Ticket ticket = ticket(number, viewer);
        try {
            replies.cancel(reply, viewer, clock.instant());
            return Screen.goTo("/tickets/" + ticket.number(), "Called back. Your words are kept as a note.", "");
        } catch (Refused late) {
            return Screen.goTo(
                    "/tickets/" + ticket.number(), late.problems().getFirst().reason(), "");
        }
    }

    /** Always to be kept, never to be opened here: what strangers send is not shown under our address. */
    @GetMapping("/mail/{mail}/files/{file:[0-9]+}")
    ResponseEntity<byte[]> file(
            @PathVariable String number, @PathVariable String mail, @PathVariable int file, Viewer viewer) {
        Attachment attachment = sorting.file(ticket(number, viewer).id(), mail(mail), file, viewer);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(attachment.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(attachment.bytes());
    }

    private Ticket ticket(String number, Viewer viewer) {
        TicketId id = TicketNumber.parse(number).orElseThrow(() -> new NotFound("ticket " + number));
        return tickets.ticket(id, viewer);
    }

    private static MailId mail(String text) {
        return MailId.parse(text).orElseThrow(() -> new NotFound("mail " + text));
    }
}
