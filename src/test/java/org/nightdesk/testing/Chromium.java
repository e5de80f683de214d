package org.nightdesk.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The machine's own Chromium, one per JVM, without windows where there is one; each test opens {@link Tab}s of its own:
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

    private static final Path WHOLE = Path.of("/usr/bin/chromium");

    /** Lays out and paints the same, in half the processor's time; it has no windows, and nothing that needs them. */
    private static final Path WINDOWLESS = Path.of("/usr/bin/chromium-headless-shell");

    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static final Map<Path, Browser> STARTED = new HashMap<>();
    private static Playwright driver;

    private Chromium() {}

    /** A new browser window on this node, with an empty cookie jar, 1440 px wide; the caller closes it. */
    public static Tab tab(TestNode node) {
        return tab(node.url(""));
    }

    /** The same on any address. */
    public static Tab tab(String address) {
        return tab(Files.isExecutable(WINDOWLESS) ? WINDOWLESS : WHOLE, address);
    }

    /** A window of the whole browser, which also shows notifications. */
    public static Tab whole(TestNode node) {
        return tab(WHOLE, node.url(""));
    }

    private static Tab tab(Path executable, String address) {
        BrowserContext context = browser(executable)
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL(address)
                        .setLocale("en-IE")
                        .setTimezoneId("America/St_Johns")
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setViewportSize(Tab.WIDE, Tab.HEIGHT));
        return new Tab(context, address);
    }

    private static synchronized Browser browser(Path executable) {
        return STARTED.computeIfAbsent(executable, Chromium::start);
    }

    private static Browser start(Path executable) {
        if (!Files.isExecutable(executable)) {
            throw new AssertionError("Browser tests need Chromium: apt-get install chromium");
        }
        if (driver == null) {
            driver = Playwright.create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        }
        return driver.chromium()
                .launch(new LaunchOptions().setExecutablePath(executable).setArgs(FLAGS));
    }
}
