package org.nightdesk.dialect;

import java.util.Arrays;
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

    /** The jars in the folder of drivers, the highest name first. */
    public List<Drivers.File> drivers() {
        return drivers.files();
    }

    /** For each product whose driver is not there a sentence that says what to put where. */
    public List<String> missing() {
        List<Drivers.File> files = drivers.files();
        return Arrays.stream(Product.values())
                .filter(Product::isDriverPutThere)
                .filter(product -> files.stream()
                        .noneMatch(
                                file -> file.product().filter(product::equals).isPresent()))
                .map(drivers::missing)
                .toList();
    }
}
