package org.nightdesk.mailbox;

import java.util.Optional;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.TicketNumber;
import org.nightdesk.letter.Letter;
import org.nightdesk.letter.Sheet;
import org.nightdesk.post.MailId;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Assets;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The HTML of a mail, for the frame on its ticket. It belongs to no origin of ours, runs nothing, sends nothing and fetches nothing, except
 * images when somebody has asked for them.
 */
@Controller
@RequestMapping("/tickets/{number}/mail/{mail}/sheet")
class SheetPages {

    private static final String POLICY = "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none';"
            + " style-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'; img-src data:";

    private final Sorting sorting;

    SheetPages(Sorting sorting) {
        this.sorting = sorting;
    }

    @GetMapping
    ResponseEntity<String> show(
            @PathVariable String number,
            @PathVariable String mail,
            @RequestParam(defaultValue = "") String images,
            Viewer viewer) {
        boolean fetching = images.equals("shown");
        TicketId ticket = TicketNumber.parse(number).orElseThrow(() -> new NotFound("ticket " + number));
        MailId id = MailId.parse(mail).orElseThrow(() -> new NotFound("mail " + mail));
        Letter letter = sorting.letter(ticket, id, viewer);
        Optional<String> body = Sheet.of(letter, fetching);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", POLICY + (fetching ? " https: http:" : ""))
                .header("Referrer-Policy", "no-referrer")
                .body(page(body.orElseThrow(() -> new NotFound("HTML of mail " + mail))));
    }

    private static String page(String body) {
        return """
                <!doctype html>
                <html lang="und"><head><meta charset="utf-8"><meta name="referrer" content="no-referrer"><title>Mail</title>
                <link rel="stylesheet" href="%s"></head><body>
                """.formatted(Assets.url("sheet.css")) + body + "\n</body></html>\n";
    }
}
