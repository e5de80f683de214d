package org.nightdesk.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nightdesk.adjustment.Adjustment;
import org.nightdesk.adjustment.AdjustmentDraft;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Browser;
import org.nightdesk.web.NeedsMe.Need;

/** Alice adjusts October; it counts once Frank has said yes and the month was run again, and both are told so. */
class SecondPairOfEyesTests {

    @Test
    void whatWaitsForAnotherIsOnTheirHomeAndARunSaysWhatItDoesNotKnow() {
        BillingStories story = new BillingStories();
        story.used(story.arran.name(), "calls", "838308.5");
        Definition bill = story.bill("calls = 0.01");
        BillingRun run = story.run(bill);
        Adjustment entry = story.adjustments.write(
                bill.book(),
                new AdjustmentDraft(
                        "credit",
                        story.arran.name(),
                        "",
                        "12.50",
                        Optional.empty(),
                        "2026-10",
                        "",
                        "promised",
                        "INC-7"),
                story.alice,
                story.node.now());

        assertThat(needs(story, story.frank))
                .contains(new Need(
                        "Approve adjustments of " + bill.name(),
                        "One waits",
                        "/billing/" + bill.id() + "/adjustments",
                        Optional.empty()));
        assertThat(needs(story, story.alice))
                .extracting(Need::what)
                .noneMatch(what -> what.endsWith(bill.name()) && what.startsWith("Approve adj"));
        assertThat(page(story, run)).doesNotContain("approved after this version");

        story.adjustments.judge(bill.book(), entry.id(), true, "", story.frank, story.node.now());
        assertThat(needs(story, story.frank))
                .extracting(Need::what)
                .doesNotContain("Approve adjustments of " + bill.name());
        assertThat(page(story, run)).contains("One adjustment was approved after this version.", "Run the month again");
        assertThat(page(story, story.run(bill))).doesNotContain("approved after this version");
        assertThat(story.cast
                        .browser(story.owner)
                        .get("/billing/runs/" + run.id() + "/customer?name="
                                + story.arran.name().replace(" ", "+"))
                        .body())
                .contains("838,308.5 GB", "#new");
    }

    @Test
    void aSafeguardThatCannotBeReadIsRefusedAndAMisspelledCustomerIsSaid() {
        BillingStories story = new BillingStories();
        story.used(story.arran.name(), "calls", "100");
        Definition bill = story.bill("calls = 0.01");
        story.run(bill);
        Browser owner = story.cast.browser(story.owner);
        String at = "/billing/" + bill.id() + "/adjustments";

        assertThat(owner.get(at).body()).contains("<option value=\"" + story.arran.name(), "<option value=\"calls\"");
        assertThat(write(owner, at, story.arran.name(), "12,50").body())
                .contains("Write an amount with a point, 1250.50, or leave it empty.", "value=\"12,50\"");
        assertThat(story.adjustments.of(bill.book())).isEmpty();

        assertThat(write(owner, at, "Aran", "").statusCode()).isEqualTo(303);
        assertThat(owner.get(at).body()).contains("So far no version bills Aran");
    }

    private static HttpResponse<String> write(Browser owner, String at, String customer, String basis) {
        return owner.post(
                at,
                "kind",
                "credit",
                "customer",
                customer,
                "amount",
                "1.00",
                "basis",
                basis,
                "from",
                "2026-10",
                "reason",
                "promised",
                "evidence",
                "INC-7");
    }

    private static List<Need> needs(BillingStories story, Viewer viewer) {
        return story.node.bean(BillingNeeds.class).of(viewer, story.node.now());
    }

    private static String page(BillingStories story, BillingRun run) {
        return story.cast.browser(story.owner).get("/billing/runs/" + run.id()).body();
    }
}
