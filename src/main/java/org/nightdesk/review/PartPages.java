package org.nightdesk.review;

import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Stream;
import org.nightdesk.desk.TicketId;
import org.nightdesk.people.Viewers;
import org.nightdesk.review.Sections.Part;
import org.nightdesk.review.screen.PartScreen;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Drafts;
import org.nightdesk.web.Form;
import org.nightdesk.web.Screen;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Writing one part of a review. */
@Controller
@RequestMapping("/reviews/{number}/text/{word}")
class PartPages {

    private final Reviews reviews;
    private final Drafts drafts;
    private final Viewers viewers;
    private final InstantSource clock;

    PartPages(Reviews reviews, Drafts drafts, Viewers viewers, InstantSource clock) {
        this.reviews = reviews;
        this.drafts = drafts;
        this.viewers = viewers;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView write(@PathVariable String number, @PathVariable String word) {
        Viewer viewer = viewers.current();
        Review review = reviews.review(ReviewPages.ticket(number), viewer);
        Part part = part(word);
        String begun = drafts.find(viewer, key(review, part))
                .map(Drafts.Draft::text)
                .orElse(review.sections().part(part));
        return screen(number, review, part, review.version(), begun, "", "", Form.blank());
    }

    @PostMapping
    ModelAndView save(
            @PathVariable String number,
            @PathVariable String word,
            @RequestParam int version,
            @RequestParam String text,
            @RequestParam(defaultValue = "") String preview) {
        TicketId ticket = ReviewPages.ticket(number);
        Viewer viewer = viewers.current();
        Review review = reviews.review(ticket, viewer);
        Part part = part(word);
        if (!preview.isEmpty()) {
            String html = Prose.html(text, review.questions());
            return screen(
                    number,
                    review,
                    part,
                    version,
                    text,
                    html.isBlank() ? "<p>Nothing written yet.</p>" : html,
                    "",
                    Form.blank());
        }
        try {
            Saved saved = reviews.save(ticket, version, new Change(part, text), viewer, clock.instant());
            return switch (saved) {
                case Saved.Kept kept -> Screen.goTo("/reviews/" + number + "#" + word, said(kept), "");
                case Saved.Clash clash -> clashed(number, part, clash, text);
            };
        } catch (Refused refused) {
            Form form = Form.refused(Map.of("text", text), refused);
            return screen(number, review, part, version, text, "", "", form).refused();
        }
    }

    private ModelAndView clashed(String number, Part part, Saved.Clash clash, String text) {
        Review now = clash.review();
        return screen(number, now, part, now.version(), text, "", now.sections().part(part), Form.blank())
                .refused();
    }

    private static String said(Saved.Kept kept) {
        return kept.merged() ? "Saved, together with what " + kept.review().savedBy() + " had saved." : "Saved.";
    }

    private Screen screen(
            String number,
            Review review,
            Part part,
            int version,
            String text,
            String preview,
            String theirs,
            Form form) {
        return new Screen(
                "review/part",
                new PartScreen(
                        number,
                        part.word(),
                        part.heading(),
                        version,
                        key(review, part),
                        text,
                        preview,
                        theirs,
                        review.savedBy(),
                        form));
    }

    private static String key(Review review, Part part) {
        return review.id().subject() + ":" + part.word();
    }

    private static Part part(String word) {
        return Stream.of(Part.values())
                .filter(part -> part.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new NotFound("no part " + word));
    }
}
