package org.nightdesk.catalog;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.nightdesk.people.Teams;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Refused.Problem;
import org.springframework.stereotype.Component;

/** Says everything that is wrong with a draft at once, each with the remedy. */
@Component
class ServiceCheck {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int LONGEST_SLUG = 60;
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_DESCRIPTION = 4_000;

    private final Teams teams;
    private final EscalationPolicies policies;

    ServiceCheck(Teams teams, EscalationPolicies policies) {
        this.teams = teams;
        this.policies = policies;
    }

    void refuseIfWrong(ServiceDraft draft) {
        List<Problem> problems = new ArrayList<>();
        if (draft.name().isEmpty() || draft.name().length() > LONGEST_NAME) {
            problems.add(new Problem("name", "A service needs a name of 1 to 120 characters."));
        }
        if (draft.description().length() > LONGEST_DESCRIPTION) {
            problems.add(new Problem("description", "At most 4,000 characters. Put the rest where it links to."));
        }
        if (draft.tier() < 1 || draft.tier() > 4) {
            problems.add(new Problem("tier", "A tier is 1 (most important), 2, 3 or 4."));
        }
        if (draft.slug().filter(slug -> !fits(slug)).isPresent()) {
            problems.add(new Problem("slug", "Use small letters, digits and single hyphens, at most 60 characters."));
        }
        checkReferences(draft, problems);
        if (!problems.isEmpty()) {
            throw Refused.invalid(problems);
        }
    }

    private void checkReferences(ServiceDraft draft, List<Problem> problems) {
        if (draft.team().filter(team -> !teams.names().containsKey(team)).isPresent()) {
            problems.add(new Problem("team", "There is no such team. Choose one, or leave it empty."));
        }
        if (draft.policy().isPresent() && !policies.exists(draft.policy().getAsLong())) {
            problems.add(new Problem(
                    "escalationPolicy", "There is no such escalation policy. Choose one, or leave it empty."));
        }
    }

    private static boolean fits(String slug) {
        return slug.length() <= LONGEST_SLUG && SLUG.matcher(slug).matches();
    }

    /** "Carrier API (old)" becomes "carrier-api-old"; a name without letters of the alphabet becomes "service". */
    static String slugOf(String name) {
        String slug = Normalizer.normalize(name, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-");
        String cut =
                slug.substring(0, Math.min(slug.length(), LONGEST_SLUG - 5)).replaceAll("^-|-$", "");
        return cut.isEmpty() ? "service" : cut;
    }
}
