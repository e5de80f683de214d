package org.nightdesk.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.nightdesk.web.Assets.Asset;

class AssetsTests {

    @Test
    void aStyleSheetIsOneResponse() {
        assertThat(new String(asset("nightdesk.css").bytes(), StandardCharsets.UTF_8))
                .doesNotContain("@import")
                .contains("@layer components {");
    }

    @Test
    void theAddressChangesWithTheContent() {
        assertThat(Assets.url("nightdesk.css")).matches("/assets/nightdesk\\.[0-9a-f]{12}\\.css");
        assertThat(Assets.find("nightdesk.000000000000.css")).isEmpty();
    }

    @Test
    void styleAndScriptStayWithinTheirBudgets() {
        assertThat(asset("nightdesk.css").packed().length).isLessThan(40 * 1024);
        assertThat(asset("nightdesk.js").packed().length + asset("htmx.js").packed().length)
                .isLessThan(70 * 1024);
        assertThat(asset("phone.css").packed().length).isLessThan(8 * 1024);
    }

    @Test
    void theIconsOfTheAppAreThereInTheirSizes() throws IOException {
        for (String name : List.of("icon-192.png", "icon-512.png", "icon-maskable-512.png")) {
            BufferedImage icon =
                    ImageIO.read(new ByteArrayInputStream(asset(name).bytes()));
            int side = Integer.parseInt(name.replaceAll("\\D", ""));
            assertThat(icon.getWidth()).as(name).isEqualTo(side);
            assertThat(icon.getHeight()).as(name).isEqualTo(side);
            assertThat(asset(name).type()).isEqualTo("image/png");
        }
    }

    private static Asset asset(String name) {
        String url = Assets.url(name);
        return Assets.find(url.substring(url.lastIndexOf('/') + 1)).orElseThrow();
    }
}
