package org.nightdesk.telephony;

import java.util.List;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.telephony.screen.ReplyScreen;
import org.nightdesk.web.MenuItem;
import org.nightdesk.web.Needs;
import org.nightdesk.web.Screen;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What people sent and pressed, also those whom nobody knows. */
@Controller
@Needs(Role.LEAD)
class ReplyPages {

    private static final int MOST = 100;

    private final EarStore answers;

    ReplyPages(EarStore answers) {
        this.answers = answers;
    }

    @Bean
    static MenuItem phoneRepliesInTheMenu() {
        return new MenuItem(MenuItem.Section.ON_CALL, 60, "Replies by phone", "/phone-replies", Role.LEAD);
    }

    @GetMapping("/phone-replies")
    ModelAndView list(Viewer viewer, @RequestParam(defaultValue = "0") long before) {
        List<Answer> found = answers.before(before <= 0 ? Long.MAX_VALUE : before, MOST);
        return new Screen(
                "telephony/replies",
                new ReplyScreen(
                        found.stream().map(ReplyPages::row).toList(),
                        found.size() < MOST
                                ? ""
                                : "/phone-replies?before=" + found.getLast().id(),
                        viewer.may(Role.ADMINISTRATOR)));
    }

    private static ReplyScreen.Row row(Answer answer) {
        return new ReplyScreen.Row(
                PhoneNumbers.shown(answer.number()),
                answer.medium() == Medium.SMS ? "text message" : "key in a call",
                answer.text(),
                answer.known(),
                answer.outcome(),
                answer.at());
    }
}
