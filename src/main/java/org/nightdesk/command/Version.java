package org.nightdesk.command;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version as the build wrote it into the jar. */
class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"Nightdesk " + number()};
    }

    static String number() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("(not built as a jar)");
    }
}
