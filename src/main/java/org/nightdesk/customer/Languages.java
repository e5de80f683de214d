package org.nightdesk.customer;

import java.time.Instant;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Map;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The language that a contact writes to us in, as in BCP 47: {@code de}, {@code pt-BR}. */
@Component
@Transactional
public class Languages {

    private final JdbcClient jdbc;
    private final Timeline timeline;

    Languages(JdbcClient jdbc, Timeline timeline) {
        this.jdbc = jdbc;
        this.timeline = timeline;
    }

    /** Empty when nobody has said. */
    @Transactional(readOnly = true)
    public String of(PersonId contact) {
        return jdbc.sql("select language from customer.language where person_id = :person")
                .param("person", contact.value())
                .query(String.class)
                .optional()
                .orElse("");
    }

    /** In words: {@code German}. */
    public static String spoken(String language) {
        return Locale.forLanguageTag(language).getDisplayName(Locale.ENGLISH);
    }

    /** Empty takes it away; refused when it is no language. */
    void set(PersonId contact, String language, Viewer by, Instant now) {
        by.needs(Role.RESPONDER);
        String fit = fit(language);
        if (fit.equals(of(contact))) {
            return;
        }
        jdbc.sql("delete from customer.language where person_id = :person")
                .param("person", contact.value())
                .update();
        if (!fit.isEmpty()) {
            jdbc.sql("""
                    insert into customer.language (person_id, language)
                    values (:person, :language)
                    on conflict (person_id) do update set language = excluded.language
                    """)
                    .param("person", contact.value())
                    .param("language", fit)
                    .update();
        }
        String text = fit.isEmpty() ? "Language: not known." : "Language: " + spoken(fit) + ".";
        timeline.append(Entry.internal(contact.subject(), now, by.actor(), "changed", text, Map.of()));
    }

    private static String fit(String language) {
        String given = language.strip();
        if (given.isEmpty()) {
            return "";
        }
        try {
            Locale locale = new Locale.Builder().setLanguageTag(given).build();
            String tag = locale.toLanguageTag();
            if (tag.length() <= 20
                    && tag.matches("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
                    && !spoken(tag).equals(tag)) {
                return tag;
            }
        } catch (IllformedLocaleException unknown) {
            // Falls through to the refusal below.
        }
        throw Refused.invalid(
                "language", "\"" + given + "\" is no language. Use its short name, such as de, en or pt-BR.");
    }
}
