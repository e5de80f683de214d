package org.nightdesk.dialect;

/** The values of one run by the names that its SQL has for them: text, BigDecimal, LocalDate, or a list of texts. */
public interface Values {

    Object of(String name);
}
