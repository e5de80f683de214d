package org.nightdesk.telephony;

import org.nightdesk.subject.Subject;

/**
 * Somebody who carries text messages, calls or both, spoken to by the {@link Line} of its kind. {@code rank} orders them, lowest first. {@code sender} is the
 * number or name that receivers see; {@code called}: it reaches this installation, to report and to hand over replies; it is asked besides, where that can be.
 * {@code paused}: left alone by an administrator.
 */
public record Provider(
        long id,
        String kind,
        String name,
        int rank,
        boolean sms,
        boolean voice,
        String sender,
        Access access,
        boolean called,
        boolean paused,
        Health health) {

    /** Written {@code prv_12}. */
    public String text() {
        return "prv_" + id;
    }

    Subject subject() {
        return Subject.of("phone-provider", id);
    }

    boolean carries(Medium medium) {
        return medium == Medium.SMS ? sms : voice;
    }
}
