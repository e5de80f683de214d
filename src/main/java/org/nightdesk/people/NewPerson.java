package org.nightdesk.people;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Refused.Problem;
import org.nightdesk.subject.Role;

/** What must be known of a person before they exist; refused when it is not believable. An organisation makes a customer's contact. */
public record NewPerson(String name, String email, Role role, ZoneId zone, Optional<OrganisationId> organisation) {

    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_EMAIL = 254;
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>,;]+@[^\\s@<>,;]+");

    public NewPerson {
        name = name.strip();
        email = email.strip();
        List<Problem> problems = new ArrayList<>();
        if (name.isEmpty() || name.length() > LONGEST_NAME || !isPrintable(name)) {
            problems.add(new Problem("name", "A name has 1 to " + LONGEST_NAME + " characters, on one line."));
        }
        if (email.length() > LONGEST_EMAIL || !EMAIL.matcher(email).matches() || !isPrintable(email)) {
            problems.add(new Problem(
                    "email", "\"" + cut(email) + "\" is not an e-mail address. Write it as name@example.org."));
        }
        if (organisation.isPresent() && role != Role.REQUESTER) {
            problems.add(
                    new Problem("role", "A customer's contact is a requester. Leave the customer empty for staff."));
        }
        if (!problems.isEmpty()) {
            throw Refused.invalid(problems);
        }
    }

    /** Staff, or an internal requester. */
    public static NewPerson of(String name, String email, Role role, ZoneId zone) {
        return new NewPerson(name, email, role, zone, Optional.empty());
    }

    /** A contact of a customer: a requester who sees what is that customer's. */
    public static NewPerson contact(String name, String email, ZoneId zone, OrganisationId organisation) {
        return new NewPerson(name, email, Role.REQUESTER, zone, Optional.of(organisation));
    }

    /** The zone of that name in the tz database, such as {@code Europe/Dublin}; refused when there is none. */
    public static ZoneId zone(String name) {
        try {
            return ZoneId.of(name.strip());
        } catch (DateTimeException unknown) {
            throw Refused.invalid(
                    "timeZone", "\"" + cut(name) + "\" is not a time zone. Use a name such as Europe/Dublin or UTC.");
        }
    }

    static boolean isPrintable(String text) {
        return text.codePoints().noneMatch(Character::isISOControl);
    }

    private static String cut(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
