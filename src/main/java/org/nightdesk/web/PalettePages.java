package org.nightdesk.web;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.PaletteSource.Entry;
import org.nightdesk.web.screen.PaletteScreen;
import org.nightdesk.web.screen.PaletteScreen.Group;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Finds and does, from everywhere. */
@Controller
@Needs(Role.REQUESTER)
class PalettePages {

    private static final Logger log = LoggerFactory.getLogger(PalettePages.class);
    private static final int MOST = 6;
    private static final int LONGEST = 100;

    private final ObjectProvider<PaletteSource> sources;
    private final Looking looking;
    private final InstantSource clock;

    PalettePages(ObjectProvider<PaletteSource> sources, Looking looking, InstantSource clock) {
        this.sources = sources;
        this.looking = looking;
        this.clock = clock;
    }

    @GetMapping("/palette")
    ModelAndView page(@RequestParam(defaultValue = "") String q) {
        return new Screen("web/palettepage", found(q));
    }

    @GetMapping("/palette/found")
    ModelAndView fragment(@RequestParam(defaultValue = "") String q) {
        return new Screen("web/found", found(q));
    }

    private PaletteScreen found(String typed) {
        String words = typed.strip();
        words = words.substring(0, Math.min(LONGEST, words.length()));
        Viewer viewer = looking.viewer();
        Instant now = clock.instant();
        Map<String, List<Entry>> groups = new LinkedHashMap<>();
        for (PaletteSource source : sources.orderedStream().toList()) {
            List<Entry> entries = ask(source, viewer, words, now);
            if (!entries.isEmpty()) {
                groups.computeIfAbsent(source.heading(), fresh -> new ArrayList<>())
                        .addAll(entries);
            }
        }
        return new PaletteScreen(
                typed,
                groups.entrySet().stream()
                        .map(group -> new Group(group.getKey(), group.getValue()))
                        .toList());
    }

    /** One source that fails must not take the others with it. */
    private static List<Entry> ask(PaletteSource source, Viewer viewer, String words, Instant now) {
        try {
            return source.find(viewer, words.toLowerCase(Locale.ROOT), MOST, now);
        } catch (RuntimeException failure) {
            log.warn("{} cannot be searched", source.heading(), failure);
            return List.of();
        }
    }
}
