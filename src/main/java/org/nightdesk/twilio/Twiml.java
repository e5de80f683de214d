package org.nightdesk.twilio;

/** What a call says and asks, in Twilio's markup. */
final class Twiml {

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response>";
    private static final String TAIL = "</Response>";
    private static final String KEYS = "Press 1 if it is yours. Press 2 if it is not, and the next person is called."
            + " Press 3 to take it until your shift ends.";

    private Twiml() {}

    /** Says it three times and waits for a key, which is posted to the address. */
    static String asking(String words, String address) {
        String said = say(words) + say(KEYS) + "<Pause length=\"4\"/>";
        return HEAD + "<Gather numDigits=\"1\" timeout=\"8\" method=\"POST\" action=\"" + escaped(address) + "\">"
                + said + said + said + "</Gather>" + say("No key was pressed. The page is still open.") + TAIL;
    }

    /** Says it twice; no key can be heard. */
    static String telling(String words, boolean page) {
        String said = say(words) + "<Pause length=\"1\"/>";
        String last = page ? say("This call takes no keys. Answer by your text message or in Nightdesk.") : "";
        return HEAD + said + said + last + TAIL;
    }

    /** The last word of a call. */
    static String ending(String words) {
        return HEAD + say(words) + "<Hangup/>" + TAIL;
    }

    /** The answer to a text message; empty words are none. */
    static String message(String words) {
        return HEAD + (words.isEmpty() ? "" : "<Message>" + escaped(words) + "</Message>") + TAIL;
    }

    private static String say(String words) {
        return "<Say>" + escaped(words) + "</Say>";
    }

    private static String escaped(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
