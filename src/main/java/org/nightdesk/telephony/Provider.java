package org.nightdesk.telephony;

import org.nightdesk.subject.Subject;

/**
 * Somebody who carries text messages, calls or both. {@code rank} orders them, lowest first. {@code sender} is the number or name that receivers see;
 * {@code called}: it reaches this installation, to report and to hand over replies; else it is asked. {@code paused}: left alone by an administrator.
 */
record Provider(
        long id,
        String name,
        int rank,
        boolean sms,
        boolean voice,
        String sender,
        Access access,
        boolean called,
        boolean paused,
        Health health) {

    String text() {
        return "prv_" + id;
    }

    Subject subject() {
        return Subject.of("phone-provider", id);
    }

    boolean isTwilio() {
        return access instanceof Access.Twilio;
    }

    /** Whether a text message of ours can be replied to, and the reply is heard: a sender that is a name has no number to reply to. */
    boolean isAnswerable() {
        return isTwilio() ? sender.matches("\\+[0-9]+|MG[0-9a-f]{32}") : called;
    }

    boolean carries(Medium medium) {
        return medium == Medium.SMS ? sms : voice;
    }
}
