package org.nightdesk.customer;

/** A number of a customer or contact, in E.164: {@code +493012345678}. */
record Telephone(long id, Party party, String number) {

    private static final String PREFIX = "tel_";

    String text() {
        return PREFIX + id;
    }

    /** 0, which no number has, when nothing could be written like that. */
    static long id(String text) {
        return text.matches(PREFIX + "[1-9][0-9]{0,17}") ? Long.parseLong(text.substring(PREFIX.length())) : 0;
    }
}
