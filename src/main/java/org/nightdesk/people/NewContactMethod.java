package org.nightdesk.people;

import java.util.Locale;

/** A way to reach somebody, before it is kept. {@code verified} is an administrator's word that the address is the person's. */
public record NewContactMethod(String kind, String address, boolean verified) {

    public NewContactMethod {
        kind = kind.strip().toLowerCase(Locale.ROOT);
        address = address.strip();
    }

    boolean isSame(ContactMethod kept) {
        return kept.kind().equals(kind) && kept.address().equals(address);
    }
}
