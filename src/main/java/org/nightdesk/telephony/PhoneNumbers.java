package org.nightdesk.telephony;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Reads phone numbers as people write them and keeps them in E.164. */
@Component
public class PhoneNumbers {

    private static final PhoneNumberUtil UTIL = PhoneNumberUtil.getInstance();
    private static final String NOWHERE = "ZZ";

    private final RegionStore regions;

    PhoneNumbers(RegionStore regions) {
        this.regions = regions;
    }

    /** The country, by its two letters, of numbers that are written without one; empty when each must name it. */
    public Optional<String> country() {
        return regions.region();
    }

    /** As a sentence with the remedy; empty when it can be called. */
    Optional<String> problemWith(String written) {
        String region = region(written);
        try {
            PhoneNumber number = UTIL.parse(written, region);
            if (!UTIL.isValidNumber(number)) {
                return Optional.of(
                        "No such number exists" + of(region) + ". Write it with its country, such as +47 412 34 567.");
            }
            return UTIL.getNumberType(number) == PhoneNumberType.PREMIUM_RATE
                    ? Optional.of("This number costs extra for each call: it is never called. Use an ordinary one.")
                    : Optional.empty();
        } catch (NumberParseException none) {
            return Optional.of(
                    none.getErrorType() == NumberParseException.ErrorType.INVALID_COUNTRY_CODE
                            ? "Begin with + and the country, such as +47 412 34 567."
                            : "This is not a phone number. Write it with its country, such as +47 412 34 567.");
        }
    }

    private static String of(String region) {
        return region.equals(NOWHERE) ? "" : " in " + Locale.of("", region).getDisplayCountry(Locale.ENGLISH);
    }

    /** In E.164, of one that {@link #problemWith} finds nothing wrong with; as it is, of any other. */
    public String kept(String written) {
        try {
            return UTIL.format(UTIL.parse(written, region(written)), PhoneNumberFormat.E164);
        } catch (NumberParseException none) {
            return written.strip();
        }
    }

    /** With country and spaces, as people read it. */
    static String shown(String kept) {
        try {
            return UTIL.format(UTIL.parse(kept, NOWHERE), PhoneNumberFormat.INTERNATIONAL);
        } catch (NumberParseException none) {
            return kept;
        }
    }

    /** What the regions of numbers are called, by name. */
    static Map<String, String> countries() {
        Map<String, String> byName = new TreeMap<>();
        UTIL.getSupportedRegions()
                .forEach(code -> byName.put(Locale.of("", code).getDisplayCountry(Locale.ENGLISH), code));
        return byName;
    }

    static boolean isRegion(String code) {
        return UTIL.getSupportedRegions().contains(code);
    }

    // Asked only for what names no country itself.
    private String region(String written) {
        return written.strip().startsWith("+") ? NOWHERE : regions.region().orElse(NOWHERE);
    }
}
