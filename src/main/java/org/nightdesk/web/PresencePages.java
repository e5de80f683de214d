package org.nightdesk.web;

import java.time.InstantSource;
import java.util.List;
import org.nightdesk.subject.Refused;
import org.nightdesk.web.Presence.Doing;
import org.nightdesk.web.Presence.Here;
import org.nightdesk.web.screen.PresenceScreen;
import org.nightdesk.web.screen.PresenceScreen.Face;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.ModelAndView;

/** Who else is here. Staff only. */
@Controller
class PresencePages {

    private static final int LONGEST_TOPIC = 80;

    private final Presence presence;
    private final Looking looking;
    private final InstantSource clock;

    PresencePages(Presence presence, Looking looking, InstantSource clock) {
        this.presence = presence;
        this.looking = looking;
        this.clock = clock;
    }

    @GetMapping("/presence")
    ModelAndView others(@RequestParam String topic) {
        List<Face> faces = presence.others(topic, looking.viewer().actor(), clock.instant()).stream()
                .map(PresencePages::face)
                .toList();
        return new Screen("web/presence", new PresenceScreen(topic, faces));
    }

    @PostMapping("/presence")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void say(@RequestParam String topic, @RequestParam String doing) {
        if (topic.length() > LONGEST_TOPIC || !topic.matches("[a-z]+:[A-Za-z0-9-]+")) {
            throw Refused.invalid("topic", "A topic is a kind and an id, such as ticket:12.");
        }
        presence.say(topic, looking.viewer().actor(), doing(doing));
    }

    private static Doing doing(String word) {
        return switch (word) {
            case "reading" -> Doing.READING;
            case "writing" -> Doing.WRITING;
            case "gone" -> Doing.GONE;
            default -> throw Refused.invalid("doing", "Use reading, writing or gone.");
        };
    }

    private static Face face(Here here) {
        return new Face(here.name(), here.doing() == Doing.WRITING);
    }
}
