package dev.mxonramp.local.cli;

import dev.mxonramp.local.demo.Demo;
import dev.mxonramp.local.system.Layout;
import dev.mxonramp.local.system.LocalSystem;
import dev.mxonramp.local.system.Options;
import dev.mxonramp.local.system.Progress;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Boots everything and plays the journey of a new customer. */
@Command(name = "demo", mixinStandardHelpOptions = true, description = "Boots everything and plays the journey of a new customer, from sign-up to the last certificate. "
        + "Exits with 0 only if everything was proven.")
final class DemoCommand implements Callable<Integer> {
    @Mixin
    private final WorkFolder work = new WorkFolder();

    @Option(names = "--json", description = "Print the result as one JSON object on standard output, and the story on "
            + "standard error.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        Layout layout = Layout.find();
        var options = Options.closedWorld(layout, work.open(layout));
        var progress = new Progress(json ? System.err : System.out);
        try (LocalSystem system = LocalSystem.start(options, progress)) {
            return new Demo(system, progress, json).run() ? ExitCodes.OK : ExitCodes.FAILED;
        }
    }
}
