package org.nightdesk.offline;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.nightdesk.api.Summary;
import org.nightdesk.subject.Role;
import org.nightdesk.web.Needs;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/offline-pack}: what is needed on the day that we are down, for whoever keeps it elsewhere. */
@RestController
@RequestMapping("/api/v1/offline-pack")
@Needs(Role.LEAD)
class OfflineController {

    record OfflineBlockView(String heading, List<String> lines) {}

    /** {@code empty} is what is said where there is nothing. */
    record OfflineSectionView(String title, String empty, List<OfflineBlockView> blocks) {

        static OfflineSectionView of(Pack.Section section) {
            return new OfflineSectionView(
                    section.title(),
                    section.empty(),
                    section.blocks().stream()
                            .map(block -> new OfflineBlockView(block.heading(), block.lines()))
                            .toList());
        }
    }

    record OfflinePackView(Instant at, List<OfflineSectionView> sections) {}

    private final Packer packer;
    private final InstantSource clock;

    OfflineController(Packer packer, InstantSource clock) {
        this.packer = packer;
        this.clock = clock;
    }

    @GetMapping
    @Summary("The pack as it would be made now: no secret is in it, but names, telephone numbers and incidents are.")
    OfflinePackView show() {
        Pack pack = packer.pack(clock.instant());
        return new OfflinePackView(
                pack.at(), pack.sections().stream().map(OfflineSectionView::of).toList());
    }
}
