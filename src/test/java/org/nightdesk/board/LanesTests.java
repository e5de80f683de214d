package org.nightdesk.board;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.HoverOptions;
import com.microsoft.playwright.options.BoundingBox;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.Layer;
import org.nightdesk.rota.Rotation;
import org.nightdesk.rota.ScheduleDraft;
import org.nightdesk.rota.ScheduleId;
import org.nightdesk.rota.Schedules;
import org.nightdesk.rota.Shift;
import org.nightdesk.rota.ShiftOverride;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.BrowserTest;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;

/** Aoife moves shifts on the lanes, with the mouse and without it. */
class LanesTests {

    private static final Pattern FORM = Pattern.compile(".*/on-call/overrides/new\\?.*");
    private static final double END = 0.98;
    private static final Duration LONG = Duration.ofDays(9);

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Schedules schedules = node.bean(Schedules.class);
    private final Person aoife = cast.staff("Aoife", Role.RESPONDER, "Europe/Dublin");
    private final PersonId marta =
            cast.staff("Marta", Role.RESPONDER, "Europe/Dublin").id();
    private final PersonId tomas =
            cast.staff("Tomás", Role.RESPONDER, "Europe/Dublin").id();
    private final ScheduleId line = line();
    private final Shift shift =
            schedules
                    .shifts(
                            line,
                            node.now().plus(Duration.ofDays(4)),
                            node.now().plus(LONG))
                    .stream()
                    .skip(1)
                    .filter(each -> each.person().equals(tomas))
                    .findFirst()
                    .orElseThrow();
    private Tab tab;

    @BeforeEach
    void open() {
        tab = Chromium.tab(node).signIn(cast.browser(aoife));
        tab.width(Tab.WIDE);
        tab.go("/on-call?schedule=" + line.text());
        bar().waitFor();
        assertThat(tab.page().locator(".lanes-wide")).hasAttribute("role", "group");
    }

    @AfterEach
    void close() {
        tab.close();
    }

    @BrowserTest
    void aShiftIsDraggedIntoSomebodysLaneCheckedKeptAndTakenBack() {
        BoundingBox bar = grab(0.5);
        BoundingBox lane =
                tab.page().locator("[data-lane=%s]".formatted(marta.text())).boundingBox();
        drop(bar.x + bar.width / 2 + 1, lane.y + lane.height / 2);

        assertThat(said()).containsText("Marta instead of Tomás, ");
        assertThat(tab.page().locator(".l-draft")).hasCount(1);
        tab.isAccessible();
        tab.shoot("lanes-draft");
        tab.page().locator(".lanes-draft a").click();
        tab.page().waitForURL(FORM);
        assertThat(tab.page().locator("[name=person]")).hasValue(marta.text());
        assertThat(tab.page().locator("[name=replaces]")).hasValue(tomas.text());
        assertThat(overrides()).as("nothing yet").isEmpty();

        tab.page().locator("form.plan-form button.btn-main").click();
        Locator undo = tab.page().locator(".toast button").first();
        undo.waitFor();
        assertThat(overrides()).singleElement().satisfies(made -> {
            assertThat(made.person()).hasValue(marta);
            assertThat(made.span().from()).isEqualTo(shift.from());
            assertThat(made.span().until()).isEqualTo(shift.until());
        });
        undo.click();
        assertThat(tab.page().locator(".toast")).containsText("Taken back");
        assertThat(overrides()).isEmpty();
    }

    @BrowserTest
    void anEndIsDraggedToAnotherTime() {
        BoundingBox bar = grab(END);
        double hours = Duration.between(shift.from(), shift.until()).toHours();
        drop(bar.x + bar.width * (END + 6 / hours), bar.y + bar.height / 2);

        assertThat(said()).containsText("Tomás instead of whoever is on call, ");
        assertThat(tab.page().locator(".lanes-draft a")).hasAttribute("href", leadsTo(tomas, shift.until(), 6));
        bar = grab(END);
        drop(bar.x + bar.width * (END - 6 / hours), bar.y + bar.height / 2);
        assertThat(said()).containsText("instead of Tomás, ");
        assertThat(tab.page().locator(".lanes-draft a"))
                .hasAttribute("href", leadsTo(aoife.id(), shift.until().minus(Duration.ofHours(6)), 6));
        tab.page().locator(".lanes-draft button").click();
        assertThat(tab.page().locator(".lanes-draft")).isHidden();
        assertThat(tab.page().locator(".l-draft")).hasCount(0);
    }

    @BrowserTest
    void keysDoTheSame() {
        bar().focus();
        tab.press(" ");
        assertThat(said()).containsText("Taken up.");
        tab.press("ArrowUp");
        assertThat(said()).containsText("Marta instead of Tomás, ");
        tab.press("Escape");
        assertThat(tab.page().locator(".lanes-draft")).isHidden();

        tab.press("Shift+ArrowRight");
        tab.press("Shift+ArrowRight");
        assertThat(tab.page().locator(".lanes-draft a")).hasAttribute("href", leadsTo(tomas, shift.until(), 1));
        tab.press("Enter");
        tab.page().waitForURL(FORM);
        assertThat(tab.page().locator("[name=person]")).hasValue(tomas.text());
        assertThat(tab.page().locator("[name=until]"))
                .hasValue(LocalDateTime.ofInstant(shift.until().plus(Duration.ofHours(1)), ZoneId.of("Europe/Dublin"))
                        .toString());
    }

    private static Pattern leadsTo(PersonId person, Instant from, int hours) {
        String until = from.plus(Duration.ofHours(hours)).toString();
        return Pattern.compile(
                ".*person=%s&.*from=%s&until=%s.*".formatted(person.text(), encoded(from.toString()), encoded(until)));
    }

    private static String encoded(String moment) {
        return moment.replace("Z", "").replace(":", "%3A") + "\\.000Z";
    }

    private Locator bar() {
        return tab.page().locator("[data-who=%s][data-from='%s']".formatted(tomas.text(), shift.from()));
    }

    private Locator said() {
        return tab.page().locator(".lanes-draft p");
    }

    /** Presses the mouse on the shift, so far from its beginning as a share of its length; where it stands then. */
    private BoundingBox grab(double share) {
        BoundingBox box = bar().boundingBox();
        bar().hover(new HoverOptions().setPosition(box.width * share, box.height / 2));
        tab.page().mouse().down();
        return bar().boundingBox();
    }

    private void drop(double x, double y) {
        tab.page().mouse().move(x - 3, y);
        tab.page().mouse().move(x, y);
        tab.page().mouse().up();
    }

    private List<ShiftOverride> overrides() {
        return schedules.overrides(line, node.now(), node.now().plus(Duration.ofDays(30)));
    }

    // Each from nine to nine: Aoife, Marta, Tomás, and round again.
    private ScheduleId line() {
        Rotation daily = new Rotation(1, Rotation.Unit.DAYS, LocalTime.of(9, 0), 1, LocalDateTime.of(2026, 1, 5, 9, 0));
        Layer layer = new Layer(daily, List.of(aoife.id(), marta, tomas), List.of());
        return schedules
                .create(
                        new ScheduleDraft(
                                "First line " + UUID.randomUUID(), "", ZoneId.of("Europe/Dublin"), List.of(layer)),
                        Viewer.system(),
                        node.now())
                .id();
    }
}
