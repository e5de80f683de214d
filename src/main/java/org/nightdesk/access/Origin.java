package org.nightdesk.access;

import jakarta.servlet.http.HttpServletRequest;

/** Where a sign-in comes from, as shown in the list of sessions. */
record Origin(String address, String browser) {

    private static final int LONGEST_BROWSER = 300;

    static Origin of(HttpServletRequest request) {
        String agent = request.getHeader("User-Agent");
        String browser = agent == null ? "" : agent.replaceAll("\\p{Cntrl}", "");
        return new Origin(request.getRemoteAddr(), browser.substring(0, Math.min(browser.length(), LONGEST_BROWSER)));
    }
}
