package org.nightdesk.mailbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.people.TeamId;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Refused.Problem;

/** What a mailbox is made with or changed to; refused where it cannot be. */
public record MailboxDraft(
        String address,
        String name,
        Optional<TeamId> team,
        ServiceId service,
        String signature,
        boolean acknowledges,
        boolean active) {

    private static final int LONGEST_ADDRESS = 254;
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_SIGNATURE = 2_000;

    public MailboxDraft {
        address = address.strip().toLowerCase(Locale.ROOT);
        name = name.strip();
        signature = signature.strip().replace("\r\n", "\n");
        List<Problem> problems = new ArrayList<>();
        if (address.length() > LONGEST_ADDRESS || !address.matches("[\\x21-\\x7e&&[^@<>,;\"()]]+@[a-z0-9.-]+")) {
            problems.add(new Problem("address", "Enter one mail address, such as support@example.org."));
        }
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.codePoints().anyMatch(Character::isISOControl)) {
            problems.add(new Problem(
                    "name", "A name has 1 to 120 characters, on one line: customers see it as the sender."));
        }
        if (signature.length() > LONGEST_SIGNATURE || signature.indexOf('\0') >= 0) {
            problems.add(new Problem("signature", "A signature has at most 2,000 characters."));
        }
        if (!problems.isEmpty()) {
            throw Refused.invalid(problems);
        }
    }
}
