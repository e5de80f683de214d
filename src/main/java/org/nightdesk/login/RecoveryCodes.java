package org.nightdesk.login;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.nightdesk.people.PersonId;
import org.nightdesk.secret.Secrets;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Ten codes for the day the authenticator is lost: each opens once. Only signatures of them are kept. */
@Component
class RecoveryCodes {

    static final int COUNT = 10;
    private static final int LETTERS = 12;
    private static final String PURPOSE = "recovery code";

    /** None that look alike: no i, l, o, 0 or 1. Twelve of them are 59 bits. */
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private final SecureRandom random = new SecureRandom();
    private final JdbcClient jdbc;
    private final Secrets secrets;

    RecoveryCodes(JdbcClient jdbc, Secrets secrets) {
        this.jdbc = jdbc;
        this.secrets = secrets;
    }

    /** Ten new ones, to be shown once; those made before open nothing any more. */
    List<String> fresh(PersonId person) {
        remove(person);
        List<String> codes = Stream.generate(this::code).distinct().limit(COUNT).toList();
        for (String code : codes) {
            jdbc.sql("""
                    insert into login.recovery_code (person_id, code_sign)
                    values (:person, :sign)
                    """)
                    .param("person", person.value())
                    .param("sign", secrets.sign(PURPOSE, text(person, code)))
                    .update();
        }
        return codes;
    }

    void remove(PersonId person) {
        jdbc.sql("delete from login.recovery_code where person_id = :person")
                .param("person", person.value())
                .update();
    }

    /** Whether it was one of the person's unused codes; it is used now. */
    boolean use(PersonId person, String typed, Instant now) {
        String what = text(person, typed);
        return unused(person).stream()
                .filter(sign -> secrets.verify(PURPOSE, what, sign))
                .findFirst()
                .map(sign -> strike(person, sign, now))
                .orElse(false);
    }

    int left(PersonId person) {
        return unused(person).size();
    }

    private boolean strike(PersonId person, String sign, Instant now) {
        return jdbc.sql("""
                update login.recovery_code
                   set used_at = :now
                 where person_id = :person
                   and code_sign = :sign
                   and used_at is null
                """)
                        .param("person", person.value())
                        .param("sign", sign)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private List<String> unused(PersonId person) {
        return jdbc.sql("""
                select code_sign
                  from login.recovery_code
                 where person_id = :person
                   and used_at is null
                """).param("person", person.value()).query(String.class).list();
    }

    private String code() {
        StringBuilder code = new StringBuilder();
        for (int letter = 0; letter < LETTERS; letter++) {
            code.append(letter > 0 && letter % 4 == 0 ? "-" : "")
                    .append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    private static String text(PersonId person, String code) {
        return person.value() + " " + code.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
