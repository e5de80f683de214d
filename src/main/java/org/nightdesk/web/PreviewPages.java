package org.nightdesk.web;

import org.nightdesk.subject.Role;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Shows Markdown as it will look. */
@Controller
@Needs(Role.REQUESTER)
class PreviewPages {

    @PostMapping("/preview")
    ModelAndView preview(@RequestParam String text) {
        return new Screen("web/preview", text);
    }
}
