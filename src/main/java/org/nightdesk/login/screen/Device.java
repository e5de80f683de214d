package org.nightdesk.login.screen;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** A browser somebody is signed in with; {@code here} is the one that is looking. */
public record Device(long id, String name, String address, Instant since, Instant used, boolean here) {

    private static final Map<String, String> BROWSERS = new LinkedHashMap<>();
    private static final Map<String, String> SYSTEMS = new LinkedHashMap<>();

    // Each browser names the ones it descends from too: the first that is found is the one.
    static {
        BROWSERS.put("Edg", "Edge");
        BROWSERS.put("OPR/", "Opera");
        BROWSERS.put("Firefox/", "Firefox");
        BROWSERS.put("FxiOS", "Firefox");
        BROWSERS.put("CriOS", "Chrome");
        BROWSERS.put("Chrome/", "Chrome");
        BROWSERS.put("Safari/", "Safari");
        BROWSERS.put("curl/", "curl");
        BROWSERS.put("Java-http-client", "A Java program");
        SYSTEMS.put("Android", "Android");
        SYSTEMS.put("iPhone", "iPhone");
        SYSTEMS.put("iPad", "iPad");
        SYSTEMS.put("Windows", "Windows");
        SYSTEMS.put("Mac OS", "Mac");
        SYSTEMS.put("Linux", "Linux");
    }

    /** {@code Firefox on Linux}, from what a browser says of itself. */
    public static String words(String agent) {
        String browser = first(BROWSERS, agent);
        String system = first(SYSTEMS, agent);
        String name = browser.isEmpty() ? "A browser" : browser;
        return system.isEmpty() ? name : name + " on " + system;
    }

    private static String first(Map<String, String> known, String agent) {
        return known.entrySet().stream()
                .filter(entry -> agent.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }
}
