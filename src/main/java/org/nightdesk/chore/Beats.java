package org.nightdesk.chore;

import java.time.InstantSource;
import org.nightdesk.secret.Secrets;
import org.nightdesk.settings.Settings;
import org.nightdesk.subject.NotFound;
import org.nightdesk.web.OpenRoute;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Whatever does a chore calls its address when it has: the address is the whole proof, signed with the secret key. */
@RestController("choreBeats")
class Beats {

    private static final String ROOT = "/chores/beat/";
    private static final String PURPOSE = "chore-beat";

    private final Chores chores;
    private final Secrets secrets;
    private final Settings settings;
    private final InstantSource clock;

    Beats(Chores chores, Secrets secrets, Settings settings, InstantSource clock) {
        this.chores = chores;
        this.secrets = secrets;
        this.settings = settings;
        this.clock = clock;
    }

    /** Where it is called. */
    String of(Chore chore) {
        return settings.address() + ROOT + chore.text() + "." + secrets.sign(PURPOSE, chore.text());
    }

    @Bean
    static OpenRoute choreBeatRoute() {
        return OpenRoute.forMachines(ROOT + "*");
    }

    @RequestMapping(
            path = ROOT + "{key}",
            method = {RequestMethod.GET, RequestMethod.POST})
    ResponseEntity<String> beat(@PathVariable String key, @RequestParam(defaultValue = "false") boolean wrong) {
        int dot = key.indexOf('.');
        if (dot < 0 || !secrets.verify(PURPOSE, key.substring(0, dot), key.substring(dot + 1))) {
            throw new NotFound("chore by that address");
        }
        chores.fulfilled(Chore.id(key.substring(0, dot)), "It said so itself.", wrong, clock.instant());
        return ResponseEntity.ok("OK");
    }
}
