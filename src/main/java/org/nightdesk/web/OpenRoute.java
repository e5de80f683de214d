package org.nightdesk.web;

/**
 * Addresses that need no sign-in; every other address needs one. A module declares its own as a bean of this type. The handler behind it
 * guards itself, by a key or a signature in the address.
 *
 * @param pattern a Spring path pattern such as {@code /page/**}
 */
public record OpenRoute(String pattern, Caller caller) {

    /** Who calls: decides whether a changing request must prove that it came from one of our forms. */
    public enum Caller {
        /** A browser: forms carry the CSRF token. */
        BROWSER,
        /** A program: no cookies are read or set, no CSRF token is asked for. */
        MACHINE,
        /**
         * Whoever holds a signed address, which is the whole proof: nobody is signed in there whatever cookies come along, so a form of
         * another site could borrow nothing. Such a form carries a token of its own, made from the address.
         */
        HOLDER
    }

    public static OpenRoute forBrowsers(String pattern) {
        return new OpenRoute(pattern, Caller.BROWSER);
    }

    public static OpenRoute forHolders(String pattern) {
        return new OpenRoute(pattern, Caller.HOLDER);
    }

    public static OpenRoute forMachines(String pattern) {
        return new OpenRoute(pattern, Caller.MACHINE);
    }
}
