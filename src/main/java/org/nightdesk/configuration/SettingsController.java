package org.nightdesk.configuration;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.nightdesk.api.Summary;
import org.nightdesk.catalog.Service;
import org.nightdesk.catalog.Services;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/services/{id}/settings}: what can be set of a service. */
@RestController
@RequestMapping("/api/v1/services/{id}/settings")
class SettingsController {

    /** {@code kind}: text, number, choice or yes-no; {@code seenBy}: the least role that is shown values, responder unless said. */
    record SettingBody(
            String key,
            String kind,
            Optional<String> about,
            Optional<String> least,
            Optional<String> most,
            Optional<List<String>> choices,
            Optional<String> unit,
            Optional<Boolean> sensitive,
            Optional<String> seenBy) {

        SettingDraft draft() {
            return new SettingDraft(
                    key,
                    about.orElse(""),
                    kind,
                    least.orElse(""),
                    most.orElse(""),
                    choices.orElse(List.of()),
                    unit.orElse(""),
                    sensitive.orElse(false),
                    seenBy.orElse(Role.RESPONDER.word()));
        }
    }

    /** {@code changesWith}: keys that must change together with it. */
    record SettingView(
            String key,
            String kind,
            String about,
            Optional<String> least,
            Optional<String> most,
            List<String> choices,
            String unit,
            boolean sensitive,
            String seenBy,
            List<String> changesWith) {

        static SettingView of(Setting one, List<Pair> pairs) {
            return new SettingView(
                    one.key(),
                    one.kind().word(),
                    one.about(),
                    one.least().map(bound -> bound.toPlainString()),
                    one.most().map(bound -> bound.toPlainString()),
                    one.choices(),
                    one.unit(),
                    one.sensitive(),
                    one.seenBy().word(),
                    pairs.stream()
                            .map(pair -> pair.beside(one.key()))
                            .filter(key -> !key.isEmpty())
                            .toList());
        }
    }

    record SettingsView(List<SettingView> data) {}

    private final Definitions definitions;
    private final Services services;
    private final InstantSource clock;

    SettingsController(Definitions definitions, Services services, InstantSource clock) {
        this.definitions = definitions;
        this.services = services;
        this.clock = clock;
    }

    @GetMapping
    SettingsView list(@PathVariable String id) {
        Service service = service(id);
        List<Pair> pairs = definitions.pairs(service.id());
        return new SettingsView(definitions.of(service.id()).stream()
                .map(one -> SettingView.of(one, pairs))
                .toList());
    }

    @PostMapping
    @Needs(Role.LEAD)
    @Summary("Defines a setting of the service.")
    ResponseEntity<SettingView> create(@PathVariable String id, Viewer viewer, @RequestBody SettingBody body) {
        Setting made = definitions.create(service(id).id(), body.draft(), viewer, clock.instant());
        return ResponseEntity.created(URI.create("/api/v1/services/" + id + "/settings/" + made.key()))
                .body(SettingView.of(made, List.of()));
    }

    @PutMapping("/{key}")
    @Needs(Role.LEAD)
    SettingView change(
            @PathVariable String id, @PathVariable String key, Viewer viewer, @RequestBody SettingBody body) {
        Service service = service(id);
        Setting changed = definitions.change(service.id(), key, body.draft(), viewer, clock.instant());
        return SettingView.of(changed, definitions.pairs(service.id()));
    }

    @DeleteMapping("/{key}")
    @Needs(Role.LEAD)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Summary("It can be set no more; its history stays.")
    void retire(@PathVariable String id, @PathVariable String key, Viewer viewer) {
        definitions.retire(service(id).id(), key, viewer, clock.instant());
    }

    private Service service(String reference) {
        return services.find(reference).orElseThrow(() -> new NotFound("service " + reference));
    }
}
