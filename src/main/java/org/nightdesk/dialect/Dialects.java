package org.nightdesk.dialect;

import java.util.List;
import org.springframework.stereotype.Component;

/** Every product's. */
@Component
public class Dialects {

    private final List<Dialect> all;
    private final Drivers drivers;

    Dialects(List<Dialect> all, Drivers drivers) {
        this.all = all;
        this.drivers = drivers;
    }

    public Dialect of(Product product) {
        return all.stream()
                .filter(dialect -> dialect.product() == product)
                .findFirst()
                .orElseThrow();
    }

    /** Which drivers were found and, in a sentence, where one goes that is missing. */
    public String drivers() {
        return drivers.spoken();
    }
}
