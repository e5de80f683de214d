package org.nightdesk.channel;

import org.nightdesk.settings.Settings;

/** Postmen of other modules' stories. */
public final class Postmen {

    private Postmen() {}

    /** Hands mail to the server of these settings. */
    public static Postman of(Settings settings) {
        return new Postman(settings);
    }
}
