package org.nightdesk.installation;

import java.time.InstantSource;
import java.util.List;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/environments}, each known by its name. */
@RestController
@RequestMapping("/api/v1/environments")
class EnvironmentsController {

    /** {@code rank}, 0 to 1,000, orders them; customers' come last. {@code isProtected}: what is done there wants the rails that production wants. */
    record EnvironmentBody(int rank, boolean isProtected) {}

    record EnvironmentView(String name, int rank, boolean isProtected) {

        static EnvironmentView of(Environment one) {
            return new EnvironmentView(one.name(), one.rank(), one.isProtected());
        }
    }

    record EnvironmentsView(List<EnvironmentView> data) {}

    private final Environments environments;
    private final InstantSource clock;

    EnvironmentsController(Environments environments, InstantSource clock) {
        this.environments = environments;
        this.clock = clock;
    }

    @GetMapping
    EnvironmentsView list() {
        return new EnvironmentsView(
                environments.all().stream().map(EnvironmentView::of).toList());
    }

    @PutMapping("/{name}")
    @Needs(Role.ADMINISTRATOR)
    EnvironmentView keep(@PathVariable String name, Viewer viewer, @RequestBody EnvironmentBody body) {
        return EnvironmentView.of(
                environments.keep(new Environment(name, body.rank(), body.isProtected()), viewer, clock.instant()));
    }

    @DeleteMapping("/{name}")
    @Needs(Role.ADMINISTRATOR)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String name, Viewer viewer) {
        environments.remove(name, viewer, clock.instant());
    }
}
