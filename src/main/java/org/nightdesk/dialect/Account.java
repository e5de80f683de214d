package org.nightdesk.dialect;

import java.util.List;

/**
 * What a login met: the server's version, whether it is a replica, and each way in which the login could change something, as half
 * sentences ("is a superuser"); none for one that can only read.
 */
public record Account(String version, boolean replica, List<String> mayWrite) {

    public Account {
        mayWrite = List.copyOf(mayWrite);
    }

    public boolean canWrite() {
        return !mayWrite.isEmpty();
    }

    public String spoken() {
        return "The login " + String.join(", ", mayWrite) + ".";
    }
}
