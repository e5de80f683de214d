package org.nightdesk.rota;

import org.junit.jupiter.api.Test;
import org.nightdesk.catalog.*;
import org.nightdesk.people.Person;
import org.nightdesk.subject.Role;
import org.nightdesk.testing.*;

class TimingTests {
    @Test
    void time() throws Exception {
        try (TestNode node = TestNode.fresh()) {
            Cast cast = Cast.of(node);
            Person[] all = new Person[12];
            for (int i = 0; i < 12; i++)
                all[i] = cast.staff("Person" + i + " Name", Role.AGENT, i % 2 == 0 ? "Europe/Dublin" : "Asia/Tokyo");
            cast.team("Payments", all[0], all[2], all[4]);
            cast.team("Freight", all[1], all[3], all[5]);
            cast.team("Platform", all[6], all[7], all[8]);
            node.bean(RotaStory.class).tell(node.now());
            Class<?> story = Class.forName("org.nightdesk.catalog.CatalogStory");
            ((org.nightdesk.engine.Story) node.bean(story)).tell(node.now());
            Browser browser = cast.browser(all[0]);
            for (String path : new String[] {"/on-call", "/services", "/services/postgresql-cluster", "/on-call/now"}) {
                for (int i = 0; i < 200; i++) browser.get(path);
                long[] t = new long[200];
                for (int i = 0; i < 200; i++) {
                    long s = System.nanoTime();
                    browser.get(path);
                    t[i] = System.nanoTime() - s;
                }
                java.util.Arrays.sort(t);
                System.err.println("TIMING " + path + " p50 " + t[100] / 1000 + " us p95 " + t[190] / 1000
                        + " us, bytes " + browser.get(path).body().length());
            }
        }
    }
}
