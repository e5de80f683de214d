package org.nightdesk.unproven;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.nightdesk.dialect.Address;
import org.nightdesk.subject.Refused;

/** The connections that are open on this node. A login that can only read may end nobody's on either product, so each is ended from here. */
final class Open {

    private record Place(Address address, String name, long number) {}

    private final Map<Place, Guarded> all = new ConcurrentHashMap<>();
    private final AtomicLong count = new AtomicLong();

    Connection connect(Driver driver, String url, Properties properties, Address address, String name)
            throws SQLException {
        Connection inner = driver.connect(url, properties);
        if (inner == null) {
            throw new SQLException("the driver does not know " + url);
        }
        Place place = new Place(address, name, count.incrementAndGet());
        Connection connection = Guarded.of(inner, () -> all.remove(place));
        all.put(place, Guarded.behind(connection));
        return connection;
    }

    /** One by its name; all whose names begin so when it ends with a percent sign. Refused when the one is not open on this node. */
    void end(Address address, String names) throws SQLException {
        boolean many = names.endsWith("%");
        String begin = many ? names.substring(0, names.length() - 1) : names;
        List<Guarded> wanted = all.entrySet().stream()
                .filter(one -> one.getKey().address().equals(address)
                        && (many
                                ? one.getKey().name().startsWith(begin)
                                : one.getKey().name().equals(begin)))
                .map(Map.Entry::getValue)
                .toList();
        if (wanted.isEmpty() && !many) {
            throw Refused.conflict(
                    "It does not run on this node of Nightdesk; where it runs, it ends when its time is over.");
        }
        for (Guarded one : wanted) {
            one.end();
        }
    }
}
