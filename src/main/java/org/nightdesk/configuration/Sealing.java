package org.nightdesk.configuration;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.nightdesk.secret.Secrets;
import org.springframework.stereotype.Component;

/** How values are kept: open, or sealed beside a print by which two are compared without being opened. */
@Component("settingSealing")
class Sealing {

    private static final String PURPOSE = "setting";
    private static final String NOT_SET = "";

    private final Secrets secrets;

    Sealing(Secrets secrets) {
        this.secrets = secrets;
    }

    /** What is written: the text as it is kept, and its print. */
    record Written(long setting, String text, String print) {}

    /** {@code known} are values of this setting that are kept: after the secret key was changed their prints go on, so that what is equal stays equal. */
    Written write(Setting setting, Optional<String> value, List<Kept> known) {
        if (value.isEmpty()) {
            return new Written(setting.id(), "", NOT_SET);
        }
        String canonical = setting.canonical(value.get()).replace("\0", "");
        if (!setting.sensitive()) {
            return new Written(setting.id(), canonical, "=" + canonical);
        }
        String print = known.stream()
                .filter(one -> one.setting() == setting.id())
                .filter(one -> text(one).filter(canonical::equals).isPresent())
                .map(Kept::print)
                .findFirst()
                .orElseGet(() -> print(setting, canonical));
        return new Written(setting.id(), Base64.getEncoder().encodeToString(secrets.seal(PURPOSE, canonical)), print);
    }

    private String print(Setting setting, String canonical) {
        byte[] key = secrets.derive(PURPOSE, "print").getFirst();
        byte[] text = (setting.id() + "\0" + canonical).getBytes(StandardCharsets.UTF_8);
        return "#" + HexFormat.of().formatHex(Secrets.hmac(key, text));
    }

    /** Empty when it is not set; a sealed one that today's keys do not open reads as such. */
    Optional<String> text(Kept kept) {
        if (!kept.isSet()) {
            return Optional.empty();
        }
        return kept.sensitive()
                ? Optional.of(secrets.open(PURPOSE, Base64.getDecoder().decode(kept.text()))
                        .orElse("(sealed with a key that is gone)"))
                : Optional.of(kept.text());
    }

    Value value(Kept kept) {
        return new Value(kept.key(), text(kept), kept.since(), kept.until(), kept.by(), kept.because());
    }
}
