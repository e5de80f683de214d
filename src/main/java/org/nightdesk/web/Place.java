package org.nightdesk.web;

import java.time.ZoneId;

/** A clock on the wall: the name people use for a place and the zone it lives in. */
public record Place(String name, ZoneId zone) {

    public static final Place UTC = new Place("UTC", ZoneId.of("UTC"));

    /** Named after the city in the zone's id: {@code America/New_York} is New York. */
    public static Place of(ZoneId zone) {
        String id = zone.getId().equals("Z") ? "UTC" : zone.getId();
        return new Place(id.substring(id.lastIndexOf('/') + 1).replace('_', ' '), zone);
    }
}
