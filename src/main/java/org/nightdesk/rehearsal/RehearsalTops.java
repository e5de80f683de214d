package org.nightdesk.rehearsal;

import org.nightdesk.subject.Role;
import org.nightdesk.web.Panel;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the rehearsal shows itself on screens of others. */
@Configuration
class RehearsalTops {

    @Bean
    Panel rehearsalOnHome(Rehearsals rehearsals) {
        return new RehearsalTop("home.top", Role.LEAD, rehearsals);
    }

    @Bean
    Panel rehearsalOnCall(Rehearsals rehearsals) {
        return new RehearsalTop("on-call.top", Role.RESPONDER, rehearsals);
    }
}
