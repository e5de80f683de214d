package org.nightdesk.paging;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nightdesk.people.PersonId;
import org.nightdesk.secret.Secrets;
import org.nightdesk.settings.Settings;
import org.springframework.stereotype.Component;

/**
 * The signed, expiring address of the phone page: who holds it may answer this page as this person, without signing
 * in. Nothing else can be done with it.
 */
@Component
public class PageLinks {

    static final Duration LIFE = Duration.ofHours(48);

    private static final String PURPOSE = "page-link";
    private static final String FORM = "page-form";
    private static final Pattern TOKEN =
            Pattern.compile("([0-9a-z]{1,13})-([0-9a-z]{1,13})-([0-9a-z]{1,13})-([\\w-]{22})");

    private final Secrets secrets;
    private final Settings settings;
    private final InstantSource clock;

    PageLinks(Secrets secrets, Settings settings, InstantSource clock) {
        this.secrets = secrets;
        this.settings = settings;
        this.clock = clock;
    }

    /** Whom a link is for. */
    public record Holder(PageId page, PersonId person) {}

    URI to(PageId page, PersonId person) {
        return at(token(page, person));
    }

    URI at(String token) {
        return URI.create(settings.address() + "/page/" + token);
    }

    /** What a form of the page behind this token carries, so that looking at its address alone changes nothing. */
    String proof(String token) {
        return secrets.sign(FORM, token);
    }

    /** Whether a form of that phone page brought it. */
    public boolean proves(String token, String proof) {
        return secrets.verify(FORM, token, proof);
    }

    String token(PageId page, PersonId person) {
        long expires = clock.instant().plus(LIFE).getEpochSecond();
        String claim = word(page.value()) + "-" + word(person.value()) + "-" + word(expires);
        return claim + "-" + secrets.sign(PURPOSE, claim);
    }

    /** Empty when it was not made here, was changed, or has expired. */
    public Optional<Holder> read(String token, Instant now) {
        Matcher parts = TOKEN.matcher(token);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String claim = parts.group(1) + "-" + parts.group(2) + "-" + parts.group(3);
        if (!secrets.verify(PURPOSE, claim, parts.group(4))
                || now.getEpochSecond() > Long.parseLong(parts.group(3), Character.MAX_RADIX)) {
            return Optional.empty();
        }
        return Optional.of(new Holder(
                new PageId(Long.parseLong(parts.group(1), Character.MAX_RADIX)),
                new PersonId(Long.parseLong(parts.group(2), Character.MAX_RADIX))));
    }

    private static String word(long number) {
        return Long.toString(number, Character.MAX_RADIX);
    }
}
