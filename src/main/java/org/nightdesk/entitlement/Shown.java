package org.nightdesk.entitlement;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.nightdesk.installation.Installation;
import org.nightdesk.installation.InstallationId;
import org.nightdesk.installation.Installations;
import org.springframework.stereotype.Component;

/** What a form said, as people call it: whoever says yes must see which system it is. */
@Component("entitlementShown")
class Shown {

    private final Installations installations;

    Shown(Installations installations) {
        this.installations = installations;
    }

    Map<String, String> of(Map<String, String> wanted) {
        Map<String, String> shown = new TreeMap<>();
        wanted.forEach((field, text) -> {
            if (!text.isBlank()) {
                shown.put(field, named(text));
            }
        });
        return shown;
    }

    private String named(String text) {
        return text.matches("ins_[0-9]+(,ins_[0-9]+)*")
                ? Arrays.stream(text.split(",")).map(this::installation).collect(Collectors.joining("; "))
                : text;
    }

    private String installation(String text) {
        return InstallationId.parse(text)
                .flatMap(installations::find)
                .map(Installation::name)
                .orElse(text);
    }
}
