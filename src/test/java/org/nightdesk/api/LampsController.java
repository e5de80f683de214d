package org.nightdesk.api;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The kit at work: what every JSON controller of the house looks like, with its store beside it to be short. */
@RestController
@RequestMapping("/api/v1/lamps")
class LampsController {

    /** What a client sends: a component is needed unless it is an Optional; a list that is left out is empty. */
    record NewLamp(String name, int watts, Optional<Instant> litAt, List<Bulb> bulbs) {}

    record Bulb(String colour) {}

    record LampChange(Optional<Integer> watts) {}

    /** What a client gets. */
    record LampView(String id, String name, int watts) {}

    private record Lamp(long id, String name, int watts) {

        LampView view() {
            return new LampView("lamp_" + id, name, watts);
        }
    }

    private final JdbcClient jdbc;
    private final Timeline timeline;
    private final InstantSource clock;

    LampsController(JdbcClient jdbc, Timeline timeline, InstantSource clock) {
        this.jdbc = jdbc;
        this.timeline = timeline;
        this.clock = clock;
        jdbc.sql(
                        "create table if not exists public.lamp (id bigserial primary key, name text not null, watts int not null)")
                .update();
    }

    @GetMapping
    Listed<LampView> list(Window window) {
        List<Lamp> lamps = jdbc.sql(
                        "select id, name, watts from public.lamp where id > :after order by id limit :limit")
                .param("after", window.afterNumber())
                .param("limit", window.limit())
                .query((row, number) -> new Lamp(row.getLong("id"), row.getString("name"), row.getInt("watts")))
                .list();
        return window.listed(lamps, lamp -> List.of(lamp.id()), Lamp::view);
    }

    @GetMapping("/{id}")
    LampView show(@PathVariable String id) {
        return lamp(id).view();
    }

    @PostMapping
    @Transactional
    ResponseEntity<LampView> create(Viewer viewer, @RequestBody NewLamp lamp) {
        if (lamp.watts() > 100) {
            throw Refused.invalid("watts", "At most 100: the fuse is small.");
        }
        long id = jdbc.sql("insert into public.lamp (name, watts) values (:name, :watts) returning id")
                .param("name", lamp.name())
                .param("watts", lamp.watts())
                .query(Long.class)
                .single();
        timeline.append(Entry.internal(
                Subject.of("example-lamp", id), clock.instant(), viewer.actor(), "lit", lamp.name(), Map.of()));
        LampView view = lamp("lamp_" + id).view();
        return ResponseEntity.created(URI.create("/api/v1/lamps/" + view.id())).body(view);
    }

    @PatchMapping("/{id}")
    @Transactional
    LampView change(@PathVariable String id, @RequestBody LampChange change, IfMatch ifMatch) {
        Lamp lamp = lamp(id);
        ifMatch.holds(lamp.view());
        jdbc.sql("update public.lamp set watts = :watts where id = :id")
                .param("watts", change.watts().orElse(lamp.watts()))
                .param("id", lamp.id())
                .update();
        return lamp(id).view();
    }

    private Lamp lamp(String id) {
        return jdbc.sql("select id, name, watts from public.lamp where 'lamp_' || id = :id")
                .param("id", id)
                .query((row, number) -> new Lamp(row.getLong("id"), row.getString("name"), row.getInt("watts")))
                .optional()
                .orElseThrow(() -> new NotFound(id));
    }
}
