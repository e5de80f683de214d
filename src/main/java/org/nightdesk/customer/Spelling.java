package org.nightdesk.customer;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;

/** How telephone numbers are written: {@code (030) 1234-5678} of Germany is {@code +493012345678} everywhere. */
final class Spelling {

    private static final int LONGEST = 60;
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private Spelling() {}

    /** In E.164; empty when it is no number. Without a + it is read as in {@code region} (ISO 3166; empty: it needs its +). Extensions fall away. */
    static Optional<String> e164(String written, String region) {
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            PhoneNumber number = NUMBERS.parse(written.strip(), region.isEmpty() ? null : region);
            return NUMBERS.isPossibleNumber(number)
                    ? Optional.of(NUMBERS.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException unreadable) {
            return Optional.empty();
        }
    }

    /** As people read it: {@code +49 30 12345678}. */
    static String spoken(String e164) {
        try {
            return NUMBERS.format(NUMBERS.parse(e164, null), PhoneNumberFormat.INTERNATIONAL);
        } catch (NumberParseException unreadable) {
            return e164;
        }
    }
}
