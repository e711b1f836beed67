package dev.mxonramp.local.cli;

import dev.mxonramp.dns.PublicSuffixLists;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.domain.name.PublicSuffixes;
import dev.mxonramp.local.system.Layout;
import dev.mxonramp.local.system.LocalSystem;
import dev.mxonramp.local.system.Options;
import dev.mxonramp.local.system.Progress;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Boots everything and keeps it up. */
@Command(name = "serve", mixinStandardHelpOptions = true, description = "Boots everything and keeps it up for hands-on use, until Ctrl-C.")
final class ServeCommand implements Callable<Integer> {
    @Mixin
    private final WorkFolder work = new WorkFolder();

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "8080", description = "Port of the API on 127.0.0.1; 0 for a free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--resolver", paramLabel = "ADDRESS[,ADDRESS]", split = ",", hideParamSyntax = true, description = "Ask the real DNS of the outside world through these recursive resolvers, e.g. 1.1.1.1, "
            + "instead of a DNS of its own: onboards real domains.")
    private List<String> resolvers = List.of();

    @Option(names = "--mx", paramLabel = "HOST[,HOST]", split = ",", hideParamSyntax = true, description = "What users enter as MX (default: ${DEFAULT-VALUE}).", defaultValue = "mx1."
            + Options.PLATFORM + ",mx2." + Options.PLATFORM)
    private List<String> mxHosts = List.of();

    @Option(names = "--operator", paramLabel = "ADDRESS[,ADDRESS]", split = ",", description = "Whose sessions have the role operator (default: nobody's).")
    private List<String> operators = List.of();

    @Option(names = "--suffix-list", paramLabel = "FILE", description = "A newer Public Suffix List than this release's, as "
            + "publicsuffix.org publishes it (public_suffix_list.dat).")
    private @Nullable Path suffixList;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (port < 0 || port > 65_535) {
            throw new ParameterException(spec.commandLine(), "--port is a number from 0 to 65535");
        }
        PublicSuffixes suffixes = suffixes();
        Map<String, String> parameters = Map.of("OperatorAddresses", operatorAddresses());
        Layout layout = Layout.find();
        Path folder = work.open(layout);
        var options = new Options(layout, "template.yaml", folder, port, resolvers, mxHosts,
                Map.of("anna@acme.test", "anna-old", "ben@acme.test", "ben-old"), parameters, suffixList);
        var progress = new Progress(System.out);
        try (LocalSystem system = LocalSystem.start(options, progress)) {
            System.out.println(Guide.text(system, folder, suffixes.edition()));
            new CountDownLatch(1).await();
        }
        return ExitCodes.OK;
    }

    /** Read here too, so that a file that is no list is said before anything is booted. */
    private PublicSuffixes suffixes() {
        try {
            return PublicSuffixLists.from(_ -> Optional.ofNullable(suffixList).map(Path::toString));
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw new ParameterException(spec.commandLine(), "--suffix-list: " + e.getMessage(), e);
        }
    }

    private String operatorAddresses() {
        try {
            return operators.stream().map(MailAddress::of).map(MailAddress::toString)
                    .collect(Collectors.joining(","));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--operator: " + e.getMessage(), e);
        }
    }
}
