package org.nightdesk.configuration;

import java.util.Map;
import org.nightdesk.installation.Installation;

/** One way to read settings. */
interface SettingReader {

    /** Which sources it reads: {@code sql}. */
    String kind();

    /** Values by key; keys that nobody defined may be among them. Talks to the world: no transaction is open. Refused, in a sentence, when it cannot be read. */
    Map<String, String> read(SettingSource source, Installation at);
}
