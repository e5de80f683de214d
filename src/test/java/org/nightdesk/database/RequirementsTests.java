package org.nightdesk.database;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.nightdesk.settings.Settings.DatabaseAddress;
import org.nightdesk.testing.OnOldestToo;
import org.nightdesk.testing.TestPostgres;

@OnOldestToo
class RequirementsTests {

    @Test
    void takesADatabaseThatKeepsItsPromises() {
        assertThatCode(() -> Requirements.verify(TestPostgres.freshDatabase())).doesNotThrowAnyException();
    }

    @Test
    void refusesOneThatForgetsCommits() {
        DatabaseAddress careless = TestPostgres.freshDatabase();
        String name = careless.url().replaceFirst(".*/([^/?]+).*", "$1");
        TestPostgres.execute(careless, "alter database " + name + " set synchronous_commit = off");

        assertThatThrownBy(() -> Requirements.verify(careless))
                .isInstanceOf(UnusableDatabase.class)
                .hasMessageContaining("synchronous_commit = on");
    }

    @Test
    void saysWhichSettingsToCheckWhenItIsNotLetIn() {
        DatabaseAddress known = TestPostgres.freshDatabase();
        DatabaseAddress unknown =
                new DatabaseAddress(known.url().replaceFirst("/test_", "/no_"), known.user(), known.password());

        assertThatThrownBy(() -> Requirements.verify(unknown))
                .isInstanceOf(UnusableDatabase.class)
                .hasMessageContaining("Check NIGHTDESK_DB_URL");
    }
}
