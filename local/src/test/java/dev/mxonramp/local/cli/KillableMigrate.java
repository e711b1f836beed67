package dev.mxonramp.local.cli;

import dev.mxonramp.local.crash.Standstill;
import java.nio.file.Path;
import picocli.CommandLine;

/**
 * {@code onramp migrate}, whole, in a process that stands still at a boundary ({@code -Donramp.test.standstill=name#2}
 * for the second time that it comes there), so that whoever started it can kill it right there.
 */
public final class KillableMigrate {
    private KillableMigrate() {}

    /** The arguments of the command. */
    public static void main(String[] args) {
        var standstill = new Standstill(System.getProperty("onramp.test.standstill", ""),
                Path.of(System.getProperty("onramp.test.folder")));
        var line = new CommandLine(new MigrateCommand(System.getenv(), standstill::around));
        line.getCommandSpec().exitCodeOnInvalidInput(ExitCodes.USAGE);
        System.exit(line.execute(args));
    }
}
