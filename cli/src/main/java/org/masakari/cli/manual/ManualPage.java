package org.masakari.cli.manual;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page of a command: what its {@code --help} says, and that of its verbs. */
final class ManualPage {
    private final CommandSpec command;
    private final Roff page;

    private ManualPage(CommandSpec command) {
        this.command = command;
        this.page = Roff.page(name(command), String.join(" ", command.root().version()));
    }

    /** Such as {@code masakari-segment}. */
    static String name(CommandSpec command) {
        return command.qualifiedName("-");
    }

    /**
     * The page in roff. The page of the root names its groups; that of a group has its verbs whole.
     */
    static String of(CommandSpec command) {
        return new ManualPage(command).text();
    }

    private String text() {
        boolean root = command.parent() == null;
        page.section("NAME").paragraph(name(command) + " - " + summary(command));
        page.section("SYNOPSIS").verbatim(List.of(synopsis(command)));
        page.section("DESCRIPTION").paragraph(description(command));
        arguments(command, "OPTIONS");
        if (root) {
            groups();
        } else {
            verbs();
        }
        exitCodes();
        examples();
        page.section("SEE ALSO").paragraph(root ? others() : command.root().name() + "(1)");
        return page.toString();
    }

    private void groups() {
        page.section("COMMANDS");
        visible(command).forEach(group -> page.item(name(group) + "(1)", summary(group)));
    }

    private void verbs() {
        Collection<CommandSpec> verbs = visible(command);
        if (verbs.isEmpty()) {
            return;
        }
        page.section("COMMANDS");
        for (CommandSpec verb : verbs) {
            page.subsection(synopsis(verb)).paragraph(description(verb));
            arguments(verb, null);
        }
    }

    private void arguments(CommandSpec owner, @Nullable String heading) {
        List<PositionalParamSpec> parameters =
                owner.positionalParameters().stream().filter(each -> !each.hidden()).toList();
        List<OptionSpec> options =
                owner.options().stream().filter(each -> isShown(owner, each)).toList();
        if (heading != null && !(parameters.isEmpty() && options.isEmpty())) {
            page.section(heading);
        }
        parameters.forEach(each -> page.item(each.paramLabel(), meaning(each)));
        options.forEach(each -> page.item(term(each), meaning(each)));
    }

    /** The options that every command takes are on the root's page only. */
    private static boolean isShown(CommandSpec owner, OptionSpec option) {
        boolean everywhere = option.inherited() || option.usageHelp() || option.versionHelp();
        return !option.hidden() && (owner.parent() == null || !everywhere);
    }

    private void exitCodes() {
        page.section("EXIT STATUS");
        command.root().usageMessage().exitCodeList().forEach(page::item);
    }

    private void examples() {
        Set<String> lines = new LinkedHashSet<>(List.of(command.usageMessage().footer()));
        if (command.parent() != null) {
            visible(command).forEach(each -> lines.addAll(List.of(each.usageMessage().footer())));
        }
        page.section("EXAMPLES").verbatim(lines.stream().map(ManualPage::plain).toList());
    }

    private String others() {
        return visible(command).stream()
                .map(each -> name(each) + "(1)")
                .collect(Collectors.joining(", "));
    }

    private static String synopsis(CommandSpec command) {
        return new Help(command, Help.defaultColorScheme(Ansi.OFF)).abbreviatedSynopsis().strip();
    }

    private static String term(OptionSpec option) {
        String names = String.join(", ", option.names());
        return option.typeInfo().isBoolean() ? names : names + "=" + option.paramLabel();
    }

    private static String meaning(ArgSpec argument) {
        String text = sentence(argument.description());
        return argument.isOption() && argument.required() ? text + " Required." : text;
    }

    private static String summary(CommandSpec command) {
        String text = description(command);
        int end = text.indexOf(". ");
        return end < 0 ? text.replaceAll("\\.$", "") : text.substring(0, end);
    }

    private static String description(CommandSpec command) {
        return sentence(command.usageMessage().description());
    }

    private static String sentence(String... lines) {
        return Arrays.stream(lines).map(ManualPage::plain).collect(Collectors.joining(" "));
    }

    /** Without picocli's marks for colour and its format specifiers. */
    private static String plain(String marked) {
        return Ansi.OFF.string(String.format(marked));
    }

    /** Each one once, whatever its aliases, in the order of the help; without the hidden ones. */
    static Collection<CommandSpec> visible(CommandSpec command) {
        return command.subcommands().values().stream()
                .map(each -> each.getCommandSpec())
                .filter(each -> !each.usageMessage().hidden())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
