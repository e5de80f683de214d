package org.nightdesk.push;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.nightdesk.escalation.Policies;
import org.nightdesk.escalation.Policy;
import org.nightdesk.escalation.Step;
import org.nightdesk.escalation.Target;
import org.nightdesk.paging.Call;
import org.nightdesk.paging.PageId;
import org.nightdesk.paging.PageState;
import org.nightdesk.paging.Pages;
import org.nightdesk.people.Person;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.BrowserTest;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.FakePushService;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;

/**
 * The page and its service worker in a real browser. Chromium reaches no push service from here, so its subscription is made up and what the fake push service
 * has opened is handed to the worker by the browser's own developer protocol; the buttons of a notification cannot be pressed from outside, so the worker's
 * handler is called with what the browser would give it.
 */
class ServiceWorkerTests {

    private static final String SUBSCRIPTION = """
            ([endpoint, p256dh, auth]) => {
              PushManager.prototype.subscribe = async () => ({ toJSON: () => ({ endpoint, keys: { p256dh, auth } }) });
            }
            """;

    /** Runs the worker's own source with a worker's surroundings, and presses a button of the notification. */
    private static final String PRESS = """
            async ([message, button]) => {
              const heard = {}, shown = [], opened = [];
              const self = {
                addEventListener: (name, handler) => { heard[name] = handler; },
                registration: { showNotification: async (title, options) => { shown.push(title); } },
                clients: { matchAll: async () => [], openWindow: async (link) => { opened.push(link); } },
              };
              ((self) => { SOURCE })(self);
              let done;
              const event = { action: button, notification: { data: message, close() {} }, waitUntil: (work) => { done = work; } };
              heard.notificationclick(event);
              await done;
              return [shown.join(), opened.join()];
            }
            """;

    private final TestNode node = TestNode.shared();
    private final Cast people = Cast.of(node);
    private final Person bob = people.bob();
    private final FakePushService service = new FakePushService(node.now());

    @AfterEach
    void close() {
        service.close();
    }

    @BrowserTest
    void isSubscribedVerifiedAndPaged() {
        try (Tab tab = Chromium.whole(node).signIn(people.browser(bob))) {
            Page page = tab.page();
            page.context().grantPermissions(List.of("notifications"));
            tab.go("/profile/push");
            page.evaluate(SUBSCRIPTION, List.of(service.endpoint(), service.key(), service.auth()));
            CompletableFuture<String> registration = new CompletableFuture<>();
            CDPSession protocol = page.context().newCDPSession(page);
            protocol.on("ServiceWorker.workerRegistrationUpdated", event -> registered(event, registration));
            protocol.send("ServiceWorker.enable");
            page.getByText("Page me in this browser").click();
            assertThat(page.getByText("waits for its first push")).isVisible();
            page.waitForCondition(
                    () -> registration.isDone() && !service.opened().isEmpty());

            deliver(protocol, registration, service.opened().getFirst().toString());
            assertThat(page.locator(".methods")
                            .getByText(
                                    "verified", new com.microsoft.playwright.Locator.GetByTextOptions().setExact(true)))
                    .isVisible();
            tab.look("push");

            PageId called = page();
            deliver(protocol, registration, service.opened().getLast().toString());
            page.waitForFunction("""
                    async () => (await (await navigator.serviceWorker.ready).getNotifications())
                      .some((one) => one.title.startsWith("P1 Payments") && one.actions.length === 2)
                    """);
            assertThat(node.bean(Pages.class).page(called).state()).isInstanceOf(PageState.Paging.class);
        }
    }

    @BrowserTest
    void itsButtonsAnswerThePage() {
        org.nightdesk.testing.Browser browser = people.browser(bob);
        browser.post(
                "/profile/push",
                "endpoint",
                service.endpoint(),
                "key",
                service.key(),
                "auth",
                service.auth(),
                "name",
                "x");
        var first = service.opened().getFirst();
        people.nobody()
                .post(
                        first.path("verify").asString(),
                        "proof",
                        first.path("proof").asString());
        PageId called = page();
        String message = service.opened().getLast().toString();
        try (Tab tab = Chromium.tab(node)) {
            tab.go("/login");
            Object said = press(tab, message, "acknowledge");
            assertThat(said).isEqualTo(List.of("It is yours", ""));
            assertThat(node.bean(Pages.class).page(called).state()).isInstanceOf(PageState.Acknowledged.class);
            assertThat(press(tab, message, "until").toString())
                    .contains("/page/")
                    .endsWith("#sure]");
            Object opened = press(tab, message, "");
            assertThat(opened.toString()).contains("/page/");
        }
    }

    @BrowserTest
    void theManifestMakesItAnApp() {
        try (Tab tab = Chromium.tab(node)) {
            tab.go("/login");
            CDPSession protocol = tab.page().context().newCDPSession(tab.page());
            JsonObject manifest = protocol.send("Page.getAppManifest");
            assertThat(manifest.get("url").getAsString()).endsWith("/manifest.webmanifest");
            assertThat(manifest.getAsJsonArray("errors")).isEmpty();
            assertThat(manifest.get("data").getAsString()).contains("standalone");
        }
    }

    private Object press(Tab tab, String message, String button) {
        String worker = people.nobody().get("/service-worker.js").body();
        return tab.page()
                .evaluate(
                        "([message, button]) => (" + PRESS.replace("SOURCE", worker)
                                + ")([JSON.parse(message), button])",
                        List.of(message, button));
    }

    private static void registered(JsonObject event, CompletableFuture<String> registration) {
        event.getAsJsonArray("registrations").forEach(one -> {
            JsonObject found = one.getAsJsonObject();
            if (!found.get("isDeleted").getAsBoolean()) {
                registration.complete(found.get("registrationId").getAsString());
            }
        });
    }

    private void deliver(CDPSession protocol, CompletableFuture<String> registration, String data) {
        JsonObject push = new JsonObject();
        push.addProperty("origin", node.url(""));
        push.addProperty("registrationId", registration.join());
        push.addProperty("data", data);
        protocol.send("ServiceWorker.deliverPushMessage", push);
    }

    private PageId page() {
        Step step = new Step(List.of(new Target(Target.Kind.PERSON, bob.id().value())), 10);
        Policy policy = node.bean(Policies.class)
                .create("Nights " + UUID.randomUUID(), List.of(step), 1, Viewer.system(), node.now());
        PageId id = node.bean(Pages.class)
                .begin(
                        new Call(
                                new Subject("lamp", UUID.randomUUID().toString()),
                                Optional.of(policy.id()),
                                "Cards are refused",
                                "41 % fail.",
                                1,
                                "Payments"),
                        Actor.system(),
                        node.now());
        node.runDue();
        return id;
    }
}
