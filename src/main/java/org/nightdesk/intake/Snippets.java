package org.nightdesk.intake;

import org.nightdesk.intake.screen.SnippetScreen;
import org.nightdesk.settings.Settings;
import org.nightdesk.signal.Integration;
import org.nightdesk.signal.Integrations;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;

/** What is pasted into senders, with the installation's own address and the integration's key. */
@Component
public class Snippets {

    private final Integrations integrations;
    private final Settings settings;

    Snippets(Integrations integrations, Settings settings) {
        this.integrations = integrations;
        this.settings = settings;
    }

    /** The one called {@code how}, the most likely when there is none; {@code path} is where another is chosen. For agents and above. */
    public SnippetScreen of(Integration one, String how, String path, Viewer viewer) {
        String key = integrations.key(one.id(), viewer);
        return Snippet.screen(Snippet.of(one, settings.address(), key), how, path);
    }
}
