package org.nightdesk.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The machine's own Chromium, one per JVM; each test opens {@link Tab}s of its own:
 *
 * <pre>
 * try (Tab tab = Chromium.tab(node)) {
 *     tab.signIn(cast.browser(alice));
 *     tab.go("/queue");
 *     tab.page().getByText("Label printing").click();
 *     tab.isAccessible();
 *     tab.look("queue"); // with NIGHTDESK_TEST_PICTURES=yes: target/screens/queue-dark-360.png and five more
 * }
 * </pre>
 */
public final class Chromium {

    private static final Path EXECUTABLE = Path.of("/usr/bin/chromium");
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static Browser browser;

    private Chromium() {}

    /** A new browser window on this node, with an empty cookie jar, 1440 px wide; the caller closes it. */
    public static Tab tab(TestNode node) {
        return tab(node.url(""));
    }

    /** The same on any address. */
    public static Tab tab(String address) {
        BrowserContext context = browser()
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL(address)
                        .setLocale("en-IE")
                        .setTimezoneId("America/St_Johns")
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setViewportSize(Tab.WIDE, Tab.HEIGHT));
        return new Tab(context, address);
    }

    private static synchronized Browser browser() {
        if (browser == null) {
            if (!Files.isExecutable(EXECUTABLE)) {
                throw new AssertionError("Browser tests need Chromium: apt-get install chromium");
            }
            Map<String, String> environment = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
            browser = Playwright.create(new CreateOptions().setEnv(environment))
                    .chromium()
                    .launch(new LaunchOptions().setExecutablePath(EXECUTABLE).setArgs(FLAGS));
        }
        return browser;
    }
}
