package org.nightdesk.verdict;

import java.util.Optional;
import org.nightdesk.subject.Subject;

/** Whoever knows which rule of a monitoring system raised what a page is about; a higher module says so. */
public interface AlertRules {

    /** The rule's name there, such as an alertname; empty when no rule raised it. */
    Optional<String> rule(Subject subject);
}
