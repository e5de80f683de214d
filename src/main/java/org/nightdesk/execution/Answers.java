package org.nightdesk.execution;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.course.Canonical;
import org.nightdesk.course.Choice;
import org.nightdesk.course.Deed;
import org.nightdesk.course.Outcome;
import org.nightdesk.course.Phase;
import org.nightdesk.course.Step;
import org.nightdesk.evidence.Exhibits;
import org.nightdesk.evidence.Exhibits.Exhibit;
import org.nightdesk.evidence.Upload;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;

/** What people do, say and show while a plan is carried out. In the transaction of whoever locked the execution. */
@Component("executionAnswers")
class Answers {

    private static final int LONGEST = 2_000;

    private final AttemptStore attempts;
    private final Director director;
    private final Captures captures;
    private final Exhibits exhibits;

    Answers(AttemptStore attempts, Director director, Captures captures, Exhibits exhibits) {
        this.attempts = attempts;
        this.director = director;
        this.captures = captures;
        this.exhibits = exhibits;
    }

    /** {@code answer}: done, failed, or one of those that were offered; {@code word}: what they saw, or the value that is asked for. */
    record Said(String answer, String word, Optional<Upload> file) {}

    void decide(Execution execution, long attempt, Choice choice, Viewer by, Instant now) {
        Sitting sitting = director.sit(execution);
        Attempt asked = asked(execution.id(), attempt);
        if (asked.move().phase() != Phase.DECIDE) {
            throw Refused.conflict("That is something to do, not to decide.");
        }
        director.came(sitting, asked, choice.word(), "", "", Executions.named(by.actor()), now);
        director.rise(sitting, now);
    }

    void answer(Execution execution, long attempt, Said said, Viewer by, Instant now) {
        Sitting sitting = director.sit(execution);
        Attempt asked = asked(execution.id(), attempt);
        if (asked.move().phase() == Phase.DECIDE) {
            throw Refused.invalid("choice", "That is something to decide: go-on, roll-back or stop.");
        }
        Step step = sitting.plan().step(asked.move());
        Deed.Manual manual =
                (Deed.Manual) Director.deed(step, asked.move().phase()).orElseThrow();
        check(execution, manual, said, by);
        boolean failed = said.answer().equals("failed") && manual.answers().isEmpty();
        if (!failed) {
            checkShown(step, manual, said);
        }
        keep(sitting, asked, manual, said, failed, Executions.named(by.actor()), now);
        order(sitting, manual, said.answer(), Executions.named(by.actor()), now);
        director.rise(sitting, now);
    }

    private static void check(Execution execution, Deed.Manual manual, Said said, Viewer by) {
        boolean began = execution.by().kind() == by.actor().kind()
                && execution.by().id() == by.actor().id();
        if (manual.by().equals("checker") && began) {
            throw Refused.conflict("You began it, so somebody else looks.");
        }
        if (manual.answers().isEmpty()
                ? !said.answer().equals("done") && !said.answer().equals("failed")
                : !manual.answers().containsKey(said.answer())) {
            throw Refused.invalid("answer", "Choose one of what is offered.");
        }
        if (said.word().length() > LONGEST) {
            throw Refused.invalid("word", "Write what you saw, in at most 2,000 letters.");
        }
    }

    private static void checkShown(Step step, Deed.Manual manual, Said said) {
        boolean typed = !step.captures().isEmpty() && manual.answers().isEmpty();
        if (said.word().isBlank() && (typed || manual.evidence().equals("text"))) {
            throw Refused.invalid("word", typed ? "Write the value." : "Write what you saw, in at most 2,000 letters.");
        }
        boolean picture = manual.evidence().equals("picture");
        if (said.file().isEmpty() && (picture || manual.evidence().equals("file"))) {
            throw Refused.invalid("file", picture ? "Choose a picture of it." : "Choose the file that shows it.");
        }
        if (picture && said.file().flatMap(Upload::picture).isEmpty()) {
            throw Refused.invalid("file", "That is no picture: choose a PNG, JPEG, GIF or WebP file.");
        }
    }

    private void keep(
            Sitting sitting, Attempt asked, Deed.Manual manual, Said said, boolean failed, String by, Instant now) {
        String seen = Canonical.clean(said.word().strip());
        String sentence =
                manual.answers().isEmpty() ? (failed ? "It did not work." : "Done.") : "“" + said.answer() + "”.";
        said.file().ifPresent(file -> show(sitting, asked, file, by, now));
        Outcome outcome = failed ? Outcome.REFUSED : Outcome.OK;
        director.came(sitting, asked, outcome.word(), sentence, seen, by, now);
        if (!failed) {
            captures.keep(sitting, asked.move(), manual.answers().isEmpty() ? seen : said.answer(), now);
        }
    }

    private void show(Sitting sitting, Attempt asked, Upload file, String by, Instant now) {
        Exhibit kept = exhibits.keep(sitting.id().value(), asked.id(), file, now);
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("target", sitting.plan().targets().get(asked.move().target()).name());
        facts.put("step", asked.move().step() + 1);
        facts.put("file", Canonical.clean(kept.name()));
        facts.put("type", kept.type());
        facts.put("size", kept.size());
        facts.put("sha256", kept.sha256());
        facts.put("by", by);
        sitting.transcript().add("proof", facts, now);
    }

    private void order(Sitting sitting, Deed.Manual manual, String answer, String by, Instant now) {
        String then = manual.answers().getOrDefault(answer, "go-on");
        if (!then.equals("go-on")) {
            Choice choice = then.equals("stop") ? Choice.STOP : Choice.ROLL_BACK;
            director.order(sitting, choice, by, "The answer was “" + answer + "”.", now);
        }
    }

    List<Long> asked(ExecutionId id) {
        return attempts.open(id).stream()
                .filter(one -> one.state().equals("asking"))
                .map(Attempt::id)
                .toList();
    }

    private Attempt asked(ExecutionId id, long attempt) {
        return attempts.find(attempt)
                .filter(one -> one.execution().equals(id))
                .filter(one -> one.state().equals("asking"))
                .orElseThrow(() -> Refused.conflict("Nobody asks that any more."));
    }
}
