package org.nightdesk.authoring;

import java.util.ArrayList;
import java.util.List;
import org.nightdesk.authoring.screen.VersionsScreen;
import org.nightdesk.comparison.Differences;
import org.nightdesk.people.Viewers;
import org.nightdesk.playbook.PlaybookId;
import org.nightdesk.playbook.PlaybookVersion;
import org.nightdesk.playbook.Playbooks;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Role;
import org.nightdesk.web.Needs;
import org.nightdesk.web.Screen;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** What a playbook said before, and what each version changed. */
@Controller("playbookVersionPages")
@Needs(Role.RESPONDER)
class VersionPages {

    private final Playbooks playbooks;
    private final Viewers viewers;

    VersionPages(Playbooks playbooks, Viewers viewers) {
        this.playbooks = playbooks;
        this.viewers = viewers;
    }

    @GetMapping(PlaybookPages.PATH + "/{id:pb_[0-9]+}/versions")
    ModelAndView versions(@PathVariable String id) {
        PlaybookId playbook = PlaybookId.of(id);
        List<PlaybookVersion> all = playbooks.versions(playbook, viewers.current());
        if (all.isEmpty()) {
            throw new NotFound("versions of " + id);
        }
        List<VersionsScreen.Version> shown = new ArrayList<>();
        for (int at = 0; at < all.size(); at++) {
            shown.add(shown(all.get(at), at + 1 < all.size() ? all.get(at + 1).yaml() : ""));
        }
        return new Screen(
                "authoring/versions",
                new VersionsScreen(playbook.path(), all.getFirst().name(), shown));
    }

    private static VersionsScreen.Version shown(PlaybookVersion version, String before) {
        return new VersionsScreen.Version(
                version.number(),
                version.by(),
                version.at(),
                version.note(),
                Differences.of(before, version.yaml()).stream()
                        .map(line -> new VersionsScreen.Line(line.sign(), line.text()))
                        .toList());
    }
}
