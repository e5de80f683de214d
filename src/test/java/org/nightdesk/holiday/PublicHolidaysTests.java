package org.nightdesk.holiday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.nightdesk.subject.Refused;

class PublicHolidaysTests {

    @Test
    void knowsCountriesAndTheirRegions() {
        assertThat(PublicHolidays.places())
                .containsEntry("ie", "Ireland")
                .containsEntry("de-by", "Germany, Bavaria")
                .containsKeys("pt", "in", "jp", "gb-sct", "us-ca");
    }

    @Test
    void aRegionHasItsOwnDaysBesideThoseOfTheCountry() {
        assertThat(PublicHolidays.of("de").of(2026))
                .containsKeys(LocalDate.of(2026, 10, 3), LocalDate.of(2026, 4, 6))
                .doesNotContainKey(LocalDate.of(2026, 1, 6));
        assertThat(PublicHolidays.of("de-by").of(2026))
                .containsKeys(LocalDate.of(2026, 1, 6), LocalDate.of(2026, 10, 3));
    }

    @Test
    void aHolidayOnASundayIsKeptOnTheDayItIsMovedTo() {
        assertThat(PublicHolidays.of("gb").of(2027)).containsKey(LocalDate.of(2027, 12, 27));
    }

    @Test
    void anUnknownPlaceIsRefused() {
        assertThatThrownBy(() -> PublicHolidays.of("zz"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("de-by");
    }

    @Test
    void everyPlaceCanBeAsked() {
        assertThat(PublicHolidays.places().keySet())
                .allSatisfy(
                        place -> assertThat(PublicHolidays.of(place).of(2026)).isNotNull());
    }
}
