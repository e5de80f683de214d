package org.nightdesk.trainee;

import java.util.Optional;
import org.nightdesk.people.PersonId;

/** Who goes along in a schedule; without a sign-off they are told and may not answer. */
record Trainee(PersonId person, String name, Optional<SignOff> signOff) {}
