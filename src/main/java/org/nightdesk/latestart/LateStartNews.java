package org.nightdesk.latestart;

import java.time.Instant;
import org.nightdesk.memo.Memos;
import org.nightdesk.people.People;
import org.springframework.stereotype.Component;

/** Mails a proposal to the person it is for. */
@Component
class LateStartNews {

    private final Memos memos;
    private final People people;
    private final LateStartWords words;

    LateStartNews(Memos memos, People people, LateStartWords words) {
        this.memos = memos;
        this.people = people;
        this.words = words;
    }

    void proposed(LateStart proposal, Instant now) {
        String sentence =
                words.sentence(proposal, people.person(proposal.person()).zone());
        memos.send(
                proposal.person(),
                "After last night, a later start",
                sentence
                        + "\n\nPages came into your rest; eleven hours would have passed by then. Say yes or no on your home page; it is yours to decide.",
                "/",
                now);
    }
}
