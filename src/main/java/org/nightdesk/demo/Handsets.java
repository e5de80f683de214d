package org.nightdesk.demo;

import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.nightdesk.people.ContactMethods;
import org.nightdesk.people.NewContactMethod;
import org.nightdesk.people.Person;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Gives everybody in the demo a mailbox and a phone in the world {@link Outside}. */
@Component
@Profile("demo")
class Handsets {

    private final ContactMethods methods;
    private final WebSink web;

    Handsets(ContactMethods methods, WebSink web) {
        this.methods = methods;
        this.web = web;
    }

    /** The line that is awake is told by mail first; who is only called for help, on the phone. */
    void give(List<Person> staff, Instant then) {
        for (Person person : staff) {
            NewContactMethod mail = new NewContactMethod("email", person.email(), true);
            NewContactMethod phone = new NewContactMethod("ntfy", web.push(topic(person)), true);
            NewContactMethod program = new NewContactMethod("webhook", web.webhook(topic(person)), true);
            boolean leads = person.role().atLeast(Role.LEAD);
            methods.replace(
                    person.id(), leads ? List.of(phone, program, mail) : List.of(mail, phone), Viewer.system(), then);
        }
    }

    private static String topic(Person person) {
        String plain = Normalizer.normalize(person.name(), Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        return plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
    }
}
