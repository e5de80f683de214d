package org.nightdesk.telephony;

import java.time.Instant;
import java.util.List;
import org.nightdesk.engine.Checkup;
import org.springframework.stereotype.Component;

/** Whether somebody carries text messages and calls. */
@Component
class TelephonyCheckup implements Checkup {

    private static final String WHERE = "Look at “Text messages and calls” in the menu.";

    private final ProviderStore store;

    TelephonyCheckup(ProviderStore store) {
        this.store = store;
    }

    @Override
    public List<Finding> examine(Instant now) {
        List<Provider> used =
                store.all().stream().filter(provider -> !provider.paused()).toList();
        List<Provider> broken =
                used.stream().filter(provider -> !provider.health().good()).toList();
        if (broken.isEmpty()) {
            return List.of(new Finding(
                    "text messages and calls",
                    Level.OK,
                    used.isEmpty() ? "No provider is set up." : "Every provider took its last message.",
                    ""));
        }
        Level level = broken.size() == used.size() ? Level.BROKEN : Level.WARNING;
        return broken.stream()
                .map(provider -> new Finding(
                        "text messages and calls",
                        level,
                        provider.name() + " fails: " + provider.health().problem(),
                        WHERE))
                .toList();
    }
}
