package org.masakari.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.masakari.cli.api.Exit;
import org.masakari.cli.session.Keyboard;
import org.masakari.cli.session.Screen;
import org.masakari.cli.session.Session;
import org.masakari.protocol.HostName;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;

/** The command {@code masakari}: what an operator sees and does. */
@Command(
        name = "masakari",
        description = "VM high availability for OpenStack: segments, hosts, and their recoveries.",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  masakari segment create az1",
            "  masakari host create az1 compute1",
            "  masakari recovery watch",
            "  masakari why compute1",
            "  masakari --url http://controller1:15868,http://controller2:15868 host list",
            "  masakari segment create --help"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:failed, or refused by the controller",
            "2:wrong usage or config",
            "3:there is no such segment, host, instance, notification, incident or recovery",
            "4:in conflict with something else; recovery watch, plan and drill: held",
            "5:no controller answered, or no other service that was needed"
        })
public final class Masakari {
    private Masakari() {}

    /** Carries out one command line and ends the process with its exit code. */
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        Screen screen = new Screen(out, err, Ansi.AUTO.enabled());
        Session session =
                new Session(
                        System.getenv(),
                        screen,
                        Clock.systemUTC(),
                        time -> Thread.sleep(time.toMillis()),
                        Keyboard.ofTerminal());
        int exit = run(session, arguments);
        out.flush();
        System.exit(exit == Exit.OK && out.checkError() ? Exit.FAILED : exit);
    }

    /** Carries out one command line; its exit code is one of {@link Exit}. */
    static int run(Session session, String... arguments) {
        return commandLine(session, Groups.of(session).neededFor(arguments)).execute(arguments);
    }

    static CommandLine commandLine(Session session, List<Object> groups) {
        Screen screen = session.screen();
        CommandLine root = new CommandLine(new Masakari()).addMixin("options", session.options());
        groups.forEach(root::addSubcommand);
        return root.registerConverter(HostName.class, Masakari::hostName)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setColorScheme(CommandLine.Help.defaultColorScheme(ansi(screen)))
                .setOut(screen.out())
                .setErr(screen.err())
                .setParameterExceptionHandler(Errors::usage)
                .setExecutionExceptionHandler(Errors::execution);
    }

    private static Ansi ansi(Screen screen) {
        return screen.terminal() ? Ansi.ON : Ansi.OFF;
    }

    private static HostName hostName(String text) {
        try {
            return new HostName(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
