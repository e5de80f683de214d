package org.nightdesk.entitlement.screen;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.web.Form;

/** One thing that somebody asked for or holds, and what may be said to it. {@code why} says why a yes is not mine to give, empty otherwise. */
public record EntitlementScreen(
        String path,
        String title,
        String state,
        String tone,
        String trouble,
        String reason,
        Map<String, String> wanted,
        String ticket,
        String ticketPath,
        String run,
        String runPath,
        String asker,
        Instant askedAt,
        String approver,
        Optional<Instant> grantedAt,
        Optional<Instant> until,
        Optional<Instant> returnedAt,
        String hours,
        boolean mayApprove,
        String why,
        boolean mayRefuse,
        boolean mayHandOver,
        boolean mayWithdraw,
        boolean maySayBack,
        Form form) {}
