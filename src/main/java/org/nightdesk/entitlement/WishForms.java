package org.nightdesk.entitlement;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.entitlement.screen.WishScreen;
import org.nightdesk.execution.PlanForm.Asked;
import org.nightdesk.execution.PlanForms;
import org.nightdesk.playbook.PlaybookId;
import org.nightdesk.playbook.PlaybookVersion;
import org.nightdesk.playbook.Playbooks;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Form;
import org.springframework.stereotype.Component;

/** The form in which something is asked for: what its playbook needs to know, or the fields that the catalogue names. */
@Component
class WishForms {

    /** What is filled in by itself. */
    private static final List<String> OURS = List.of("p-person", "p-reason", "p-until");

    private static final List<String> COMMON = List.of("holder", "reason", "hours", "");

    private final Playbooks playbooks;
    private final PlanForms forms;

    WishForms(Playbooks playbooks, PlanForms forms) {
        this.playbooks = playbooks;
        this.forms = forms;
    }

    private Optional<PlaybookVersion> version(Offer offer, Viewer viewer) {
        return Optional.of(offer.grantPlaybook())
                .filter(text -> !text.isEmpty())
                .map(text -> playbooks.newest(PlaybookId.of(text), viewer));
    }

    WishScreen show(Offer offer, String me, Form form, Viewer viewer) {
        Map<String, String> plain = new LinkedHashMap<>();
        if (!offer.isByPlaybook()) {
            for (int index = 0; index < offer.fields().size(); index++) {
                plain.put("f-" + index, offer.fields().get(index));
            }
        }
        List<Asked> asked = version(offer, viewer)
                .map(version -> forms.show(version, form, viewer).asked())
                .orElse(List.of());
        return new WishScreen(
                offer.path(),
                offer.name(),
                offer.purpose(),
                asked.stream().filter(one -> !OURS.contains(one.field())).toList(),
                plain,
                offer.mostHours().map(String::valueOf).orElse(""),
                offer.isByPlaybook(),
                viewer.may(Role.LEAD),
                me,
                form);
    }

    Wish wish(Offer offer, Map<String, String> typed, Viewer viewer) {
        Map<String, String> wanted = new LinkedHashMap<>();
        version(offer, viewer).ifPresent(version -> {
            wanted.putAll(new HashMap<>(forms.values(version, typed)));
            OURS.forEach(field -> wanted.remove(field.substring(2)));
        });
        for (int index = 0; index < offer.fields().size() && !offer.isByPlaybook(); index++) {
            wanted.put(
                    offer.fields().get(index),
                    typed.getOrDefault("f-" + index, "").strip());
        }
        return new Wish(
                typed.getOrDefault("holder", ""),
                wanted,
                typed.getOrDefault("hours", "").strip(),
                typed.getOrDefault("reason", ""));
    }

    /** With each reason beside its field. */
    Form refused(Map<String, String> typed, Refused refused) {
        List<Refused.Problem> problems = refused.problems().stream()
                .map(one -> COMMON.contains(one.field()) ? one : new Refused.Problem("p-" + one.field(), one.reason()))
                .toList();
        return new Form(typed, problems);
    }
}
