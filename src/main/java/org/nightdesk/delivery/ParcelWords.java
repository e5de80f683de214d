package org.nightdesk.delivery;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.nightdesk.web.Place;
import org.springframework.stereotype.Component;

/** What is said about a parcel, in the zone of its order. */
@Component
class ParcelWords {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMMM yyyy HH:mm", Locale.ENGLISH);

    String of(StandingOrder order, Parcel parcel) {
        ZoneId zone = order.wanted().when().zone();
        StringBuilder said = new StringBuilder(rows(parcel));
        parcel.asOf().ifPresent(at -> said.append(" as of ").append(time(at, zone)));
        said.append('.');
        if (parcel.truncated()) {
            said.append(" Truncated: there are more rows than these.");
        }
        if (parcel.missed() > 0) {
            said.append(" For ").append(time(parcel.due(), zone)).append("; ").append(missed(parcel));
        }
        return said.toString();
    }

    private static String rows(Parcel parcel) {
        return parcel.rows() == 1 ? "1 row" : String.format(Locale.ENGLISH, "%,d rows", parcel.rows());
    }

    private static String missed(Parcel parcel) {
        return parcel.missed() == 1
                ? "one before it was missed and is left out."
                : parcel.missed() + " before it were missed and are left out.";
    }

    private static String time(Instant at, ZoneId zone) {
        return TIME.format(at.atZone(zone)) + " " + Place.of(zone).name();
    }
}
