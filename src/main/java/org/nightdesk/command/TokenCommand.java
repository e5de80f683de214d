package org.nightdesk.command;

import java.time.InstantSource;
import org.nightdesk.Nightdesk;
import org.nightdesk.access.Tokens;
import org.nightdesk.subject.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes API tokens for whoever owns the installation. */
@Command(name = "token", description = "Makes API tokens.", mixinStandardHelpOptions = true)
class TokenCommand {

    @Spec
    private CommandSpec spec;

    @Command(
            name = "create",
            description = "Prints a new API token once; also while a node serves.",
            mixinStandardHelpOptions = true)
    void create(
            @Option(names = "--name", required = true, paramLabel = "NAME", description = "what will use it")
                    String name,
            @Option(
                            names = "--role",
                            defaultValue = "agent",
                            paramLabel = "ROLE",
                            description = "requester, responder, agent, lead or administrator; default agent")
                    String role,
            @Mixin Installation chosen) {
        InstantSource clock = InstantSource.system();
        Role granted = Role.of(role);
        try (var rooms = Nightdesk.backstage(chosen.settings(), clock)) {
            String key = rooms.getBean(Tokens.class).create(name, granted, clock.instant());
            spec.commandLine().getOut().println(key);
        }
    }
}
