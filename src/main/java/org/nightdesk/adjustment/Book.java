package org.nightdesk.adjustment;

/** One ledger: its currency (three letters, ISO 4217) and how many decimals its amounts have. */
public record Book(long id, String currency, int decimals) {

    String finest() {
        return decimals == 0
                ? currency + " has no decimals here: write whole amounts."
                : currency + " has " + decimals + " decimals here: write no more.";
    }
}
