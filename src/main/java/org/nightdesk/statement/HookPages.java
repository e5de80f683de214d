package org.nightdesk.statement;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.billing.Bills;
import org.nightdesk.billing.Bills.Issue;
import org.nightdesk.people.Viewers;
import org.nightdesk.statement.screen.HookPiece;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Form;
import org.nightdesk.web.Needs;
import org.nightdesk.web.Panel;
import org.nightdesk.web.Screen;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Who is called when a bill is signed off, and how that went; also among the panels of the bill. */
@Controller("statementHookPages")
@Needs(Role.LEAD)
class HookPages implements Panel {

    private static final String PATH = "/billing/{id:[0-9]+}/webhook";

    private final Hooks hooks;
    private final Bills bills;
    private final Viewers viewers;
    private final InstantSource clock;

    HookPages(Hooks hooks, Bills bills, Viewers viewers, InstantSource clock) {
        this.hooks = hooks;
        this.bills = bills;
        this.viewers = viewers;
        this.clock = clock;
    }

    @Override
    public String slot() {
        return "billing.bill";
    }

    @Override
    public Optional<Piece> on(Subject subject, Viewer viewer, Instant now) {
        if (!viewer.may(Role.LEAD)) {
            return Optional.empty();
        }
        long id = Long.parseLong(subject.id());
        return Optional.of(new Piece("statement/hook", piece(id, kept(id))));
    }

    @GetMapping(PATH)
    ModelAndView show(@PathVariable long id) {
        bills.whole(id, viewers.current());
        return new Screen("statement/webhook", piece(id, kept(id)));
    }

    @PostMapping(PATH)
    ModelAndView keep(@PathVariable long id, @RequestParam Map<String, String> typed) {
        bills.whole(id, viewers.current());
        try {
            hooks.keep(id, typed.getOrDefault("address", ""), viewers.current(), clock.instant());
            return Screen.goTo("/billing/" + id, "Kept.", "");
        } catch (Refused refused) {
            return new Screen("statement/webhook", piece(id, Form.refused(typed, refused))).refused();
        }
    }

    @PostMapping(PATH + "/calls/{call:[0-9]+}/again")
    ModelAndView again(@PathVariable long id, @PathVariable long call) {
        hooks.again(id, call, viewers.current(), clock.instant());
        return Screen.goTo("/billing/" + id, "It is sent again.", "");
    }

    private Form kept(long id) {
        return Form.of(Map.of("address", hooks.address(id).orElse("")));
    }

    private HookPiece piece(long id, Form form) {
        String at = "/billing/" + id + "/webhook";
        return new HookPiece(
                at,
                form,
                hooks.address(id).map(hooks::key).orElse(""),
                hooks.calls(id).stream()
                        .map(call -> new HookPiece.Call(
                                said(call),
                                how(call),
                                call.state().equals("failed") ? "late" : "",
                                call.madeAt(),
                                call.isOver()
                                                && !call.overtaken()
                                                && !call.state().equals("same")
                                        ? at + "/calls/" + call.id() + "/again"
                                        : ""))
                        .toList());
    }

    private String said(Call call) {
        Issue issue = bills.issue(call.run(), viewers.current());
        return issue.month() + ", version " + issue.version();
    }

    private static String how(Call call) {
        return switch (call.state()) {
            case "same", "overtaken" -> "not sent: " + call.reason();
            default -> (call.state() + " " + call.reason()).strip();
        };
    }
}
