package org.nightdesk.post;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.subethamail.smtp.server.Session;
import org.subethamail.smtp.server.SessionHandler;

/** Lets one machine hold so many connections and open so many a minute, that none can keep the others out. */
class Doorkeeper implements SessionHandler {

    static final int MOST_FROM_ONE = 50;
    static final int MOST_A_MINUTE = 600;

    private static final int BUSY = 421;
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final Map<InetAddress, Guest> guests = new HashMap<>();

    private static final class Guest {
        private int open;
        private int opened;
        private long since = System.nanoTime();
    }

    @Override
    public synchronized SessionAcceptance accept(Session session) {
        Guest guest = guests.computeIfAbsent(address(session), fresh -> new Guest());
        if (System.nanoTime() - guest.since > MINUTE) {
            guest.since = System.nanoTime();
            guest.opened = 0;
        }
        guest.open++;
        guest.opened++;
        if (guest.open > MOST_FROM_ONE) {
            guest.open--;
            return SessionAcceptance.failure(BUSY, "4.7.0 You hold too many connections here. Close one first.");
        }
        if (guest.opened > MOST_A_MINUTE) {
            guest.open--;
            return SessionAcceptance.failure(BUSY, "4.7.0 Too many connections within a minute. Come again later.");
        }
        return SessionAcceptance.success();
    }

    @Override
    public synchronized void onSessionEnd(Session session) {
        Guest guest = guests.get(address(session));
        if (guest != null) {
            guest.open = Math.max(0, guest.open - 1);
            if (guest.open == 0 && System.nanoTime() - guest.since > MINUTE) {
                guests.remove(address(session));
            }
        }
    }

    private static InetAddress address(Session session) {
        return session.getRemoteAddress().getAddress();
    }
}
