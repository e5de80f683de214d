package org.nightdesk.authoring;

import java.util.ArrayList;
import java.util.List;
import org.nightdesk.authoring.screen.ChecklistLine;
import org.nightdesk.authoring.screen.ChecklistLine.Part;
import org.nightdesk.playbook.OnFailure;
import org.nightdesk.playbook.Playbook;
import org.nightdesk.playbook.Step;
import org.nightdesk.playbook.Template;

/** A playbook's steps as lines that a tired person ticks. */
final class Checklist {

    private final Playbook playbook;
    private int number;

    private Checklist(Playbook playbook) {
        this.playbook = playbook;
    }

    static List<ChecklistLine> of(Playbook playbook) {
        Checklist checklist = new Checklist(playbook);
        return playbook.steps().stream().map(checklist::line).toList();
    }

    private ChecklistLine line(Step step) {
        boolean pause = step instanceof Step.Pause;
        return new ChecklistLine(
                pause ? 0 : ++number,
                step.word(),
                step.name(),
                pieces(step.says()),
                who(step),
                parts(step),
                marks(step));
    }

    // Text and names in turn, beginning with text.
    static List<String> pieces(Template says) {
        List<String> pieces = new ArrayList<>(List.of(""));
        for (Template.Piece piece : says.pieces()) {
            switch (piece) {
                case Template.Piece.Literal(String text) -> pieces.set(pieces.size() - 1, pieces.getLast() + text);
                case Template.Piece.Reference(String name) -> pieces.addAll(List.of(name, ""));
                case Template.Piece.Secret(String name) -> pieces.addAll(List.of(name, ""));
            }
        }
        return pieces;
    }

    private String who(Step step) {
        if (!playbook.twoRoles()) {
            return "";
        }
        return switch (step) {
            case Step.Manual manual -> manual.by().word();
            case Step.Ask ask -> ask.by().word();
            case Step.Pause pause -> pause.by().word();
            case Step.Act act -> "";
            case Step.Wait wait -> "";
            case Step.Call call -> "";
        };
    }

    private static List<Part> parts(Step step) {
        List<Part> parts = new ArrayList<>();
        switch (step) {
            case Step.Act act -> {
                act.before().ifPresent(deed -> parts.add(Sentences.part("Before", deed)));
                parts.add(Sentences.part("Act", act.act()));
                act.verify().ifPresent(deed -> parts.add(Sentences.part("Verify", deed)));
                act.undo().ifPresent(deed -> parts.add(Sentences.part("Undo", deed)));
            }
            case Step.Wait wait -> parts.add(Sentences.part("Until", wait.until()));
            case Step.Manual manual -> {}
            case Step.Ask ask -> {}
            case Step.Call call -> {}
            case Step.Pause pause -> {}
        }
        return parts;
    }

    private static List<String> marks(Step step) {
        return switch (step) {
            case Step.Act act -> marks(act);
            case Step.Wait wait ->
                List.of(
                        "looks each " + words(wait.every()),
                        "at most " + words(wait.timeOut()),
                        failure(wait.onFailure()));
            case Step.Manual manual ->
                manual.evidence() == Step.Evidence.NONE
                        ? List.of()
                        : List.of("evidence: " + manual.evidence().word());
            case Step.Ask ask ->
                ask.answers().entrySet().stream()
                        .map(answer -> answer.getKey() + ": "
                                + answer.getValue().word().replace('-', ' '))
                        .toList();
            case Step.Call call -> List.of("runs the playbook " + call.playbook());
            case Step.Pause pause -> List.of();
        };
    }

    private static List<String> marks(Step.Act act) {
        List<String> marks = new ArrayList<>();
        marks.add(act.reversible() ? "can be taken back" : "cannot be taken back");
        marks.add(act.idempotent() ? "may be done twice" : "is never done twice");
        marks.add("time-out " + words(act.timeOut()));
        marks.add(failure(act.onFailure()));
        marks.add(Sentences.dryRun(act.dryRun()));
        return marks;
    }

    private static String failure(OnFailure onFailure) {
        return switch (onFailure) {
            case STOP -> "stops when it fails";
            case ROLLBACK -> "rolls back when it fails";
            case ASK -> "asks when it fails";
        };
    }

    private static String words(java.time.Duration duration) {
        long seconds = duration.toSeconds();
        return seconds < 120 ? seconds + " s" : seconds / 60 + " min";
    }
}
