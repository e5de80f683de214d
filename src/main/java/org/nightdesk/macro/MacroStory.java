package org.nightdesk.macro;

import java.time.Instant;
import java.util.Optional;
import org.nightdesk.engine.Story;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;

/** The demo's macros: those that are offered to everybody to begin with. */
@Component
class MacroStory implements Story {

    private static final int FLOOR = 6;

    private final Macros macros;

    MacroStory(Macros macros) {
        this.macros = macros;
    }

    @Override
    public int chapter() {
        return FLOOR;
    }

    @Override
    public void tell(Instant now) {
        for (Starter starter : Starter.ALL) {
            macros.keep(Optional.empty(), starter.name(), starter.lines(), Viewer.system(), now);
        }
    }
}
