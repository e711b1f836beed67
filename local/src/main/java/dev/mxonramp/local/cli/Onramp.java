package dev.mxonramp.local.cli;

import dev.mxonramp.local.http.PortTaken;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The one command line of the project. */
@Command(name = "onramp", description = "MX Onramp on this machine, with everything around it.", mixinStandardHelpOptions = true, version = "0.1.0-SNAPSHOT", subcommands = {
        CheckCommand.class, MigrateCommand.class, VerifyCommand.class, DemoCommand.class,
        ServeCommand.class, HelpCommand.class}, footer = {"",
                "Exit codes: 0 done; 1 ran and found something wrong; 2 could not tell (check), or something is left to do",
                "(migrate); 64 wrong command line;",
                "69 something needed is not available, e.g. the port."})
public final class Onramp {
    private Onramp() {}

    /** Runs a command and exits with its code. */
    public static void main(String[] args) {
        // Whatever the locale: the story has check marks and names of every language.
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return commandLine(CommandLine.defaultFactory());
    }

    /** @param commands makes the commands */
    static CommandLine commandLine(CommandLine.IFactory commands) {
        CommandLine line = new CommandLine(new Onramp(), commands);
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println("onramp: " + failure.getMessage());
            if (command.getCommand() instanceof CheckCommand) {
                // Whoever goes by the code must not take our own failure for an answer about the domain.
                failure.printStackTrace(command.getErr());
                return ExitCodes.UNTOLD;
            }
            if (command.getCommand() instanceof MigrateCommand) {
                // Nothing that we did not expect may be taken for a mailbox that is complete.
                failure.printStackTrace(command.getErr());
                return ExitCodes.INCOMPLETE;
            }
            if (failure instanceof PortTaken || failure instanceof IllegalStateException) {
                return ExitCodes.UNAVAILABLE;
            }
            failure.printStackTrace(command.getErr());
            return ExitCodes.FAILED;
        });
        return usage(line);
    }

    private static CommandLine usage(CommandLine line) {
        line.getCommandSpec().exitCodeOnInvalidInput(ExitCodes.USAGE);
        line.getSubcommands().values().forEach(each -> each.getCommandSpec().exitCodeOnInvalidInput(ExitCodes.USAGE));
        return line;
    }
}
