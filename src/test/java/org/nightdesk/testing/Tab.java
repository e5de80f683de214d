package org.nightdesk.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One window of {@link Chromium}. Every script error and everything the content policy blocks is a failure when it closes. */
public final class Tab implements AutoCloseable {

    public static final int PHONE = 360;
    public static final int TABLET = 768;
    public static final int WIDE = 1440;
    static final int HEIGHT = 900;

    private static final List<Integer> WIDTHS = List.of(PHONE, TABLET, WIDE);
    private static final List<ColorScheme> THEMES = List.of(ColorScheme.DARK, ColorScheme.LIGHT);
    private static final boolean ONCE_MORE = System.getenv("NIGHTDESK_TEST_DB_URL") != null;
    private static final boolean PICTURES = System.getenv("NIGHTDESK_TEST_PICTURES") != null;
    private static final Path SCREENS = Path.of("target/screens");

    /** Sums what the browser counts as layout shift that no input caused (web.dev/cls). */
    private static final String WATCH_SHIFTS = """
            window.shifts = [];
            new PerformanceObserver((list) => {
              for (const entry of list.getEntries()) {
                if (entry.hadRecentInput || entry.value < 0.0005) continue; // less than anyone can see
                window.shifts.push(entry.value.toFixed(4) + " " + entry.sources.map((source) => source.node?.outerHTML?.slice(0, 90)).join(" | "));
              }
            }).observe({ type: "layout-shift", buffered: true });
            """;

    private static final String RUN_AXE = """
            async () => {
              const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
              const found = await axe.run(document, { runOnly: tags });
              return found.violations.flatMap((rule) => rule.nodes.map((node) =>
                rule.id + ": " + node.target.join(" ") + " " + (node.any[0]?.message ?? node.all[0]?.message ?? node.none[0]?.message ?? "")));
            }
            """;

    private final BrowserContext context;
    private final String address;
    private final Page page;
    private final List<String> troubles = new ArrayList<>();

    Tab(BrowserContext context, String address) {
        this.context = context;
        this.address = address;
        context.addInitScript(WATCH_SHIFTS);
        this.page = context.newPage();
        page.onPageError(troubles::add);
        page.onConsoleMessage(message -> {
            // In a frame that may run nothing, our own watcher of shifts is blocked too.
            boolean ours = message.text().startsWith("Failed to load resource")
                    || message.text().startsWith("Blocked script execution")
                            && message.text().contains("/sheet");
            // A search that the next letter overtakes is given up; what fails says so by other names.
            boolean overtaken = message.text().startsWith("htmx:sendAbort")
                    || message.text().startsWith("htmx:afterRequest");
            if (message.type().equals("error") && !ours && !overtaken) {
                troubles.add(message.text());
            }
        });
    }

    /** Takes over the session of a signed-in HTTP client. */
    public Tab signIn(org.nightdesk.testing.Browser signedIn) {
        return carry("nightdesk_session", signedIn.cookie("nightdesk_session").orElseThrow());
    }

    /** Puts a cookie into the jar. */
    public Tab carry(String name, String value) {
        context.addCookies(List.of(new Cookie(name, value).setUrl(address + "/")));
        return this;
    }

    /** Opens a path of the node and waits until it is loaded; the status of the answer. */
    public int go(String path) {
        Response response = page.navigate(path);
        return response == null ? 0 : response.status();
    }

    public Page page() {
        return page;
    }

    public Tab width(int width) {
        page.setViewportSize(width, width == PHONE ? 740 : HEIGHT);
        return this;
    }

    public Tab theme(ColorScheme theme) {
        page.emulateMedia(new EmulateMediaOptions().setColorScheme(theme));
        return this;
    }

    /** No violation of WCAG 2.2 A and AA that axe can find, as the page stands now. */
    public void isAccessible() {
        // Where a page was scrolled to, bars may lie over anything.
        page.evaluate("() => scrollTo(0, 0)");
        page.evaluate(axe());
        assertThat((List<?>) page.evaluate(RUN_AXE)).isEmpty();
    }

    private static final String STICKING_OUT = """
            () => [...document.querySelectorAll("body *")]
                .filter(one => one.getBoundingClientRect().right > document.documentElement.clientWidth)
                .map(one => one.tagName + "." + one.className)
            """;

    /** Nothing has moved by itself since the page was opened. */
    public void isStill() {
        assertThat((List<?>) page.evaluate("() => window.shifts")).isEmpty();
    }

    /** Nothing sticks out sideways. */
    public void fits() {
        assertThat(page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as("%s", page.evaluate(STICKING_OUT))
                .isEqualTo(0);
    }

    /**
     * Accessible, still and fitting: dark at all three widths, light at the widest, since no theme moves anything. With {@code NIGHTDESK_TEST_PICTURES} set it
     * leaves a picture of each width in both themes in target/screens. When the tests run once more on another database, one look is enough: no page looks
     * otherwise for it.
     */
    public void look(String name) {
        if (PICTURES) {
            shootAll(name);
        }
        theme(ColorScheme.DARK);
        for (int width : ONCE_MORE ? List.of(PHONE) : WIDTHS) {
            width(width);
            page.reload();
            fits();
            isStill();
            // What stands between the narrowest and the widest has the parts of one of them.
            if (width != TABLET) {
                isAccessible();
            }
        }
        width(WIDE);
        theme(ColorScheme.LIGHT);
        if (!ONCE_MORE) {
            isAccessible();
        }
    }

    private void shootAll(String name) {
        for (ColorScheme theme : THEMES) {
            theme(theme);
            for (int width : WIDTHS) {
                width(width);
                page.reload();
                // A reload goes back to where the page was scrolled to.
                page.evaluate("() => scrollTo(0, 0)");
                shoot("%s-%s-%d".formatted(name, theme.name().toLowerCase(Locale.ROOT), width));
            }
        }
    }

    /** Presses a key once the page and its scripts have loaded, as a person would. */
    public Tab press(String key) {
        page.waitForLoadState();
        page.keyboard().press(key);
        return this;
    }

    /** One picture of the whole page as it stands: target/screens/NAME.png. A busy machine may fail to take it at first. */
    public void shoot(String name) {
        ScreenshotOptions whole = new ScreenshotOptions().setFullPage(true).setPath(SCREENS.resolve(name + ".png"));
        try {
            page.screenshot(whole);
        } catch (PlaywrightException busy) {
            page.screenshot(whole);
        }
    }

    @Override
    public void close() {
        context.close();
        assertThat(troubles).as("script errors and blocked content").isEmpty();
    }

    private static String axe() {
        try (InputStream script = Tab.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
